//! Bokmål.

use super::Example;
use crate::words::Sentence;

pub(super) const EXAMPLE: Example = Example {
    dinner: [
        "Lage en ordentlig middag og ha noen å spise den sammen med.",
        "Det er stille her om kvelden. Før var jeg god til å lage mat.",
        "Berit i første kommer på torsdager. Vi lager mat annenhver gang.",
        "Jeg banket på og spurte om å få låne en kjele. Jeg hadde en kjele.",
        "Hun spurte hva det var som luktet så godt.",
        "Spise sammen med noen én gang i uka. Suppe er greit.",
    ],
    boat: [
        "Komme meg ut i båten med broren min igjen.",
        "Vi snakker aldri så godt sammen som der ute.",
        "To turer nå. Vi fikk ikke fisk.",
        "Jeg sa ja før jeg rakk å tenke meg om.",
        "Han ringte kvelden før, og ikke samme morgen.",
    ],
    noon: [
        "Komme meg ut før klokka tolv.",
        "Formiddagen er den lengste delen av dagen.",
        "Sette skoene ved døra kvelden før.",
        "broren min, han er tidlig oppe",
        "Fire dager i uka nå. Ikke når det regner.",
    ],
    plants: [
        "Noen timers jobb i uka, med planter.",
        "Jeg glemmer klokka når jeg har jord på hendene.",
        "De sier full stilling. Jeg sier to formiddager.",
    ],
    walk: [
        "At vi gikk tur mens vi snakket, i stedet for å sitte på kontoret.",
        "Det er lettere å si ting når ingen ser på meg.",
        "Hilde, turveien langs elva",
    ],
    tomatoes: ["Tomatene på balkongen.", "Det var noe som trengte meg hver morgen."],
    game: [
        "Broren min kom innom og spurte ikke om noe. Vi så kampen.",
        "Den natta sov jeg.",
        "broren min, hjemme hos meg",
    ],
    strangers: [
        "En ny person hver gang.",
        "Jeg fortalte begynnelsen fire ganger og kom aldri til resten.",
        "Én person. Eller et notat som de hadde lest.",
    ],
    rent: ["Søknaden om bostøtte. Jeg skjønner ikke side tre.", "broren min kan bli med"],
    outside: "Kan vi møtes ute igjen?",
    me: [
        "Lage mat, høre fotball på radio, være ved vannet.",
        "Jeg kan reparere det meste. Folk kommer til meg med stolene sine.",
        "Si først hva vi skal snakke om. Så kan vi begynne.",
        "ute, eller ved vinduet",
        "Ja, når det er små ting. Spør to ganger. Sier jeg «ikke i dag», så la det ligge.",
        "Hva gjør du når du har fri?",
    ],
    hard_day: [
        "Jeg slutter å svare når folk ringer.",
        "Persiennene er nede.",
        "Dusje. Sette på radioen. Gå til brua og tilbake.",
        "broren min, etter klokka fire",
        "Kom innom med brød. Ikke spør hva som er galt.",
    ],
    garden: [
        "Kolonihagen til bestefar. Jeg hadde min egen rad med erter.",
        "Jeg fikk bestemme over ertene. Jeg var åtte.",
        "litt jord som er min",
    ],
    garden_when: Sentence::new("rundt {0}"),
    talk: [
        "Hilde, langs elva",
        "Hun spør om søknaden. Jeg tar med side tre.",
        "Vi kom til bostøtten.",
        "jobb, de to formiddagene",
        "Et varmt bad, og ei skive med brunost.",
    ],
};
