//! Danish.

use super::Example;
use crate::words::Sentence;

pub(super) const EXAMPLE: Example = Example {
    dinner: [
        "At lave ordentlig aftensmad og have nogen at spise den med.",
        "Her er stille om aftenen. Før var jeg god til at lave mad.",
        "Birthe nedenunder kommer om torsdagen. Vi skiftes til at lave mad.",
        "Jeg bankede på og spurgte om jeg måtte låne en gryde. Jeg havde en gryde.",
        "Hun spurgte hvad det var der duftede så godt.",
        "At spise med nogen en gang om ugen. Suppe er fint.",
    ],
    boat: [
        "At komme ud i båden med min bror igen.",
        "Vi taler aldrig så godt sammen som derude.",
        "To ture nu. Vi fangede ikke noget.",
        "Jeg sagde ja før jeg nåede at tænke over det.",
        "Han ringede aftenen før og ikke samme morgen.",
    ],
    noon: [
        "At komme ud ad døren før klokken tolv.",
        "Formiddagen er den længste del af dagen.",
        "Stille skoene ved døren aftenen før.",
        "min bror, han er tidligt oppe",
        "Fire dage om ugen nu. Ikke når det regner.",
    ],
    plants: [
        "Nogle timers arbejde om ugen, med planter.",
        "Jeg glemmer tiden når jeg har jord på hænderne.",
        "De siger fuld tid. Jeg siger to formiddage.",
    ],
    walk: [
        "At vi gik en tur mens vi talte, i stedet for at sidde på kontoret.",
        "Det er lettere at sige noget når ingen ser på mig.",
        "Mette, stien langs åen",
    ],
    tomatoes: ["Tomaterne på altanen.", "Der var noget der havde brug for mig hver morgen."],
    game: [
        "Min bror kom forbi og spurgte ikke om noget. Vi så kampen.",
        "Den nat sov jeg.",
        "min bror, hjemme hos mig",
    ],
    strangers: [
        "En ny person hver gang.",
        "Jeg fortalte begyndelsen fire gange og nåede aldrig til resten.",
        "Én person. Eller et notat som de havde læst.",
    ],
    rent: ["Skemaet om boligstøtte. Jeg forstår ikke side tre.", "min bror kan tage med"],
    outside: "Kan vi mødes ude igen?",
    me: [
        "At lave mad, høre fodbold i radioen, være ved vandet.",
        "Jeg kan reparere det meste. Folk kommer til mig med deres stole.",
        "Sig først hvad vi skal tale om. Så kan vi begynde.",
        "ude, eller ved vinduet",
        "Ja, når det er små ting. Spørg to gange. Siger jeg »ikke i dag«, så lad det ligge.",
        "Hvad laver du når du har fri?",
    ],
    hard_day: [
        "Jeg holder op med at tage telefonen.",
        "Gardinerne er trukket for.",
        "Gå i bad. Tænde for radioen. Gå til broen og tilbage.",
        "min bror, efter klokken fire",
        "Kom forbi med brød. Spørg ikke hvad der er galt.",
    ],
    garden: [
        "Morfars kolonihave. Jeg havde min egen række ærter.",
        "Jeg måtte bestemme over ærterne. Jeg var otte.",
        "lidt jord der er min",
    ],
    garden_when: Sentence::new("omkring {0}"),
    talk: [
        "Mette, langs åen",
        "Hun spørger om skemaet. Jeg tager side tre med.",
        "Vi nåede til boligstøtten.",
        "arbejde, de to formiddage",
        "Et varmt bad og en ostemad.",
    ],
};
