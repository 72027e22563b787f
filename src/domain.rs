//! What a person writes, and every way it may change.
//!
//! Architecture invariant: nothing here knows JSON, storage, a browser, or a single word of any language.
//! Old wordings are never changed: there is no method that does it.

mod case;
pub mod document;
pub mod find;
pub mod guide;
pub mod heaps;
pub mod id;
pub mod journal;
pub mod kind;
pub mod look;
pub mod moment;
pub mod note;
pub mod page;
pub mod print;
pub mod question;
pub mod service;
pub mod settings;
pub mod sheet;
pub mod timeline;

pub use find::{Excerpt, Query};
pub use guide::{Guide, GuideStep};
pub use heaps::{Heaping, Heaps};
pub use id::NoteId;
pub use journal::Journal;
pub use kind::Kind;
pub use look::Look;
pub use moment::{Day, Moment};
pub use note::{Answer, NotAsked, Note, Said, Value, is_one_sitting};
pub use page::{Item, Need, Page, Paper, Part, TalkAbout};
pub use print::Print;
pub use question::{Choice, Form, Question};
pub use service::Service;
pub use settings::{Contact, Country, Language, Settings, Spacing, TextSize, Theme};
pub use timeline::{Mark, Timeline, What};
