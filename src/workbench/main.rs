//! The workbench: what `./dev` needs on the developer's machine around the built page.
//!
//! It shortens names, splits the program in two, puts the locksmith beside the page, seals the page with its policy, checks
//! that policy, weighs what is loaded and serves the result. It also measures how plain the words are.
//! It works on the files of a finished build alone, and on what journeys wrote down of it; none of it is part of the page.

mod fault;
mod files;
mod furnish;
mod headers;
mod html;
mod names;
mod plain;
mod policy;
mod seal;
mod serve;
mod single;
mod sizes;
mod split;

use std::path::PathBuf;
use std::process::ExitCode;

use fault::Fault;

const USAGE: &str = "usage:
  workbench shorten <dist>                 give short names to what the program takes from its JavaScript
  workbench split <dist> --with <folder>   split what the program does later from it, and put that into the folder
  workbench furnish <dist> --with <folder> put the locksmith and the offline page beside the page
  workbench seal <dist>                    write the page policy, the compressed files and `_headers`
  workbench single <dist> --with <folder>  put the whole page into one file beside the folder
  workbench policy <dist>                  check the page policy
  workbench sizes <dist> [--budget-kb N] [--later-kb N]
                                           weigh what the first visit loads, and what is loaded when asked for
  workbench plain <texts> --with <folder>  measure what every screen says, with the common words in the folder
  workbench serve <dist> [--port N] [--report FILE] [--log FILE] [--short-names]
                                           serve on 127.0.0.1; port 0 takes any that is free";

#[tokio::main]
async fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("workbench: {fault}");
            ExitCode::FAILURE
        }
    }
}

async fn run(mut arguments: Vec<String>) -> Result<(), Fault> {
    let budget_kb = take_number(&mut arguments, "--budget-kb")?;
    let later_kb = take_number(&mut arguments, "--later-kb")?;
    let with = take_option(&mut arguments, "--with")?.map(PathBuf::from);
    let port = take_number(&mut arguments, "--port")?;
    let report = take_option(&mut arguments, "--report")?.map(PathBuf::from);
    let log = take_option(&mut arguments, "--log")?.map(PathBuf::from);
    let short_names = arguments.iter().position(|argument| argument == "--short-names");
    let short_names = short_names.map(|at| arguments.remove(at)).is_some();
    let [command, dist] = arguments.as_slice() else {
        return Err(Fault::Usage(USAGE.into()));
    };
    let dist = PathBuf::from(dist);
    match command.as_str() {
        "shorten" => names::shorten(&dist),
        "split" => split::split(&dist, &with.ok_or_else(|| Fault::Usage(USAGE.into()))?),
        "furnish" => furnish::furnish(&dist, &with.ok_or_else(|| Fault::Usage(USAGE.into()))?),
        "single" => single::single(&dist, &with.ok_or_else(|| Fault::Usage(USAGE.into()))?),
        "seal" => seal::seal(&dist),
        "policy" => policy::check(&dist),
        "plain" => plain::measure_all(&dist, &with.ok_or_else(|| Fault::Usage(USAGE.into()))?),
        "sizes" => sizes::weigh(&dist, budget_kb, later_kb),
        "serve" => serve::serve(&dist, port.unwrap_or(8080), report, log, short_names).await,
        _ => Err(Fault::Usage(USAGE.into())),
    }
}

/// Takes `name value` out of the arguments, if it is there.
fn take_option(arguments: &mut Vec<String>, name: &str) -> Result<Option<String>, Fault> {
    let Some(at) = arguments.iter().position(|argument| argument == name) else {
        return Ok(None);
    };
    if at + 1 == arguments.len() {
        return Err(Fault::Usage(format!("{name} needs a value\n{USAGE}")));
    }
    arguments.remove(at);
    Ok(Some(arguments.remove(at)))
}

/// Takes `name value` out of the arguments, where the value is a number.
fn take_number<N: std::str::FromStr>(arguments: &mut Vec<String>, name: &str) -> Result<Option<N>, Fault> {
    take_option(arguments, name)?
        .map(|value| value.parse().map_err(|_| Fault::Usage(format!("{name} needs a number, not {value:?}"))))
        .transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(line: &str) -> Vec<String> {
        line.split(' ').map(String::from).collect()
    }

    #[test]
    fn an_option_is_taken_out_from_wherever_it_stands() {
        let mut line = arguments("serve --port 0 dist");
        assert_eq!(take_number(&mut line, "--port").ok(), Some(Some(0_u16)));
        assert_eq!(line, arguments("serve dist"));
    }

    #[test]
    fn an_option_without_its_value_is_said_so() {
        assert!(take_option(&mut arguments("serve dist --log"), "--log").is_err());
        assert!(take_number::<u16>(&mut arguments("serve dist --port many"), "--port").is_err());
    }
}
