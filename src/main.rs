//! Starts the page.

fn main() {
    own_words::web::start();
}
