//! English.

use super::Example;
use crate::words::Sentence;

pub(super) const EXAMPLE: Example = Example {
    dinner: [
        "To cook a proper dinner and have somebody eat it with me.",
        "It is quiet here in the evenings. I used to be good at it.",
        "Ruth from downstairs comes on Thursdays. We take turns.",
        "I knocked and asked to borrow a pan. I had a pan.",
        "She asked what smelled so good.",
        "To eat with somebody once a week. Soup is fine.",
    ],
    boat: [
        "To go out in the boat with my brother again.",
        "We never talk as well as we do out there.",
        "Two trips now. We caught nothing.",
        "I said yes before I had time to think.",
        "He rang the evening before, and not the same morning.",
    ],
    noon: [
        "Be out of the house before noon.",
        "The mornings are the longest part of the day.",
        "Put my shoes by the door the night before.",
        "my brother, he is up early",
        "Four days a week now. Not when it rains.",
    ],
    plants: [
        "A few hours of work a week, with plants.",
        "I forget the clock when I have soil on my hands.",
        "They say full time. I say two mornings.",
    ],
    walk: [
        "We walked while we talked, instead of sitting in the office.",
        "It is easier to say things when nobody looks at me.",
        "Helen, the path along the river",
    ],
    tomatoes: ["The tomatoes on the balcony.", "Something needed me every morning."],
    game: [
        "My brother came by and asked nothing. We watched the match.",
        "I slept that night.",
        "my brother, at my place",
    ],
    strangers: [
        "Somebody new every time.",
        "I told the beginning four times and never got to the rest.",
        "One person. Or a note that they had read.",
    ],
    rent: ["The form about help with the rent. I do not understand page three.", "my brother could come"],
    outside: "Could we meet outside again?",
    me: [
        "Cooking, football on the radio, being near water.",
        "I can mend most things. People bring me their chairs.",
        "Tell me first what we will talk about. Then we can begin.",
        "outside, or by the window",
        "Yes, with small things. Ask twice. If I say “not today”, leave it.",
        "What do you do on a day off?",
    ],
    hard_day: [
        "I stop answering when people ring.",
        "The blinds stay down.",
        "Shower. Put the radio on. Walk to the bridge and back.",
        "my brother, after four",
        "Come by with bread. Do not ask me what is wrong.",
    ],
    garden: [
        "Grandad’s allotment. I had my own row of peas.",
        "He let me decide about the peas. I was eight.",
        "a bit of earth that is mine",
    ],
    garden_when: Sentence::new("about {0}"),
    talk: [
        "Helen, by the river",
        "She asks about the form. I bring page three.",
        "We got to the rent.",
        "work, the two mornings",
        "A bath, and toast with cheese.",
    ],
};
