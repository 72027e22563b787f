//! The printed page: the PDF that the browser makes, and what can be read from it.

use super::{browser::Browser, folder::Folder};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use thirtyfour::common::print::{PrintMargins, PrintPage, PrintParameters};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    A4,
    Letter,
}

impl Paper {
    /// Width and height in centimetres.
    pub fn size(self) -> (f64, f64) {
        match self {
            Paper::A4 => (21.0, 29.7),
            Paper::Letter => (21.59, 27.94),
        }
    }
}

/// A word on paper.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    pub page: usize,
    pub from: (f64, f64),
    pub to: (f64, f64),
}

/// A printed document. Its methods run poppler's programs.
#[derive(Debug)]
pub struct Pdf {
    file: PathBuf,
    _folder: Folder,
}

impl Browser {
    /// Prints the page as it would leave the printer. Not in WebKitGTK, whose driver hangs.
    pub async fn print(&self, paper: Paper) -> Pdf {
        let (width, height) = paper.size();
        let parameters = PrintParameters {
            page: PrintPage { width, height },
            margin: PrintMargins { top: 0.0, bottom: 0.0, left: 0.0, right: 0.0 },
            shrink_to_fit: false,
            ..PrintParameters::default()
        };
        Pdf::new(&self.done("print", self.driver.print_page(parameters).await))
    }

    /// Prints on the paper that the page's own style asks for. Only in Chromium.
    pub async fn print_by_style(&self) -> Pdf {
        let printed = self.devtools("Page.printToPDF", json!({ "preferCSSPageSize": true })).await;
        Pdf::new(&base64(&printed["data"]))
    }
}

impl Pdf {
    fn new(bytes: &[u8]) -> Pdf {
        let folder = Folder::new("pdf");
        let file = folder.path().join("printed.pdf");
        fs::write(&file, bytes).expect("target/tmp can be written");
        Pdf { file, _folder: folder }
    }

    pub fn pages(&self) -> usize {
        self.said("Pages").parse().expect("pdfinfo says the pages as a number")
    }

    /// The title it carries, which viewers show and offer as a file name. Firefox gives it none when a driver prints.
    pub fn title(&self) -> String {
        self.said("Title")
    }

    /// The paper its first page is for; browsers round its size by up to half a millimetre.
    pub fn paper(&self) -> Option<Paper> {
        let said = self.said("Page size");
        let centimetres = |points: f64| points * 2.54 / 72.0;
        let mut sides = said.split_whitespace().filter_map(|word| word.parse().ok()).map(centimetres);
        let (width, height) = (sides.next()?, sides.next()?);
        [Paper::A4, Paper::Letter].into_iter().find(|paper| {
            let (wanted_width, wanted_height) = paper.size();
            (width - wanted_width).abs() < 0.05 && (height - wanted_height).abs() < 0.05
        })
    }

    /// Its text in reading order; a form feed ends each page.
    pub fn text(&self) -> String {
        run(Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(&self.file).arg("-"))
    }

    /// Every word on the paper, in points from the upper left corner: the page, and where it begins and ends.
    pub fn words(&self) -> Vec<Word> {
        let boxes = run(Command::new("pdftotext").args(["-enc", "UTF-8", "-bbox"]).arg(&self.file).arg("-"));
        let mut words = Vec::new();
        let mut page = 0;
        for line in boxes.lines() {
            page += usize::from(line.contains("<page "));
            let edge = |name: &str| line.split_once(name)?.1.split('"').nth(1)?.parse::<f64>().ok();
            if let (true, Some(x), Some(y), Some(to_x), Some(to_y)) =
                (line.contains("<word"), edge("xMin"), edge("yMin"), edge("xMax"), edge("yMax"))
            {
                words.push(Word { page, from: (x, y), to: (to_x, to_y) });
            }
        }
        words
    }

    /// Whether every font it is set in is in it: no other machine sets it otherwise.
    pub fn has_its_fonts(&self) -> bool {
        let fonts = run(Command::new("pdffonts").arg(&self.file));
        let mut fonts = fonts.lines().skip(2).peekable();
        // The columns from the right: object, generation, Unicode, part, embedded.
        fonts.peek().is_some() && fonts.all(|font| font.split_whitespace().rev().nth(4) == Some("yes"))
    }

    /// How it is built for those who hear it, an element a line; empty where it is not said.
    pub fn structure(&self) -> String {
        run(Command::new("pdfinfo").args(["-enc", "UTF-8", "-struct-text"]).arg(&self.file))
    }

    /// A page as a printer without colours sets it: how wide it is, and each dot from 0 (black) to 255.
    pub fn greys(&self, page: usize, dpi: u32) -> (usize, Vec<u8>) {
        let picture = self.file.with_extension("grey");
        let (page, dpi) = (page.to_string(), dpi.to_string());
        run(Command::new("pdftoppm")
            .args(["-gray", "-singlefile", "-r", &dpi, "-f", &page])
            .arg(&self.file)
            .arg(&picture));
        let bytes = fs::read(picture.with_extension("grey.pgm")).expect("pdftoppm writes the picture");
        // P5, width, height and the highest value, then the dots.
        let mut at = 0;
        let mut numbers = Vec::new();
        while numbers.len() < 4 {
            let end = at + bytes[at..].iter().position(u8::is_ascii_whitespace).expect("a head");
            numbers.push(String::from_utf8_lossy(&bytes[at..end]).into_owned());
            at = end + 1;
        }
        (numbers[1].parse().expect("a width"), bytes[at..].to_vec())
    }

    /// Copies it to a file to look at.
    pub fn save(&self, path: &Path) {
        fs::copy(&self.file, path).unwrap_or_else(|error| panic!("{} cannot be written: {error}", path.display()));
    }

    /// A picture of one page, counted from 1, so many dots to the inch.
    pub fn png(&self, page: usize, dpi: u32) -> Vec<u8> {
        let picture = self.file.with_extension(page.to_string());
        let (page, dpi) = (page.to_string(), dpi.to_string());
        run(Command::new("pdftoppm")
            .args(["-png", "-singlefile", "-r", &dpi, "-f", &page])
            .arg(&self.file)
            .arg(&picture));
        fs::read(picture.with_extension(format!("{page}.png"))).expect("pdftoppm writes the picture")
    }

    /// What pdfinfo says under this heading; nothing when it says none.
    fn said(&self, heading: &str) -> String {
        let info = run(Command::new("pdfinfo").args(["-enc", "UTF-8"]).arg(&self.file));
        let said = info.lines().find_map(|line| line.strip_prefix(heading)?.strip_prefix(':'));
        said.unwrap_or_default().trim().to_owned()
    }
}

/// What one of poppler's programs says.
fn run(command: &mut Command) -> String {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?} could not be run: {error} (package poppler-utils)"));
    assert!(output.status.success(), "{command:?} failed: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("poppler writes UTF-8 when asked to")
}

/// The bytes in what Chromium's own protocol returns.
pub(super) fn base64(text: &Value) -> Vec<u8> {
    use base64::{Engine, prelude::BASE64_STANDARD};
    BASE64_STANDARD.decode(text.as_str().expect("Chromium returns a text")).expect("Chromium returns Base64")
}
