package import Monitoring

/// The words of the interface about one topic: equipment that is lent.
package struct EquipmentTexts: Sendable {
    package let heading: String
    package let lead: String
    package let leadOwn: String
    package let leadOthers: String
    package let none: String
    package let earlier: String
    package let whenItFails: String
    package let meanwhile: String
    package let call: String
    package let serial: String
    package let serialHelp: String
    package let deliveryDay: String
    package let batteryDay: String
    package let calibrationDay: String
    package let dayHelp: String
    package let why: String
    package let itFails: String
    package let whatIsWrong: String
    package let faultHelp: String
    package let tell: String
    package let history: String
    package let order: String
    package let chooseKind: String
    package let orderIt: String
    package let unitHeading: String
    package let unitLead: String
    package let noneOut: String
    package let what: String
    package let whom: String
    package let how: String
    package let next: String
    package let overdue: String
    package let number: @Sendable (String) -> String
    package let due: @Sendable (EquipmentMatter, String) -> String
    package let count: @Sendable (Int, Bool) -> String
    package let stage: @Sendable (EquipmentStage) -> String
    package let take: @Sendable (EquipmentStep) -> String
    package let done: @Sendable (EquipmentStep) -> String
    package let told: @Sendable (EquipmentNotice) -> String
    package let mistaken: @Sendable (EquipmentMistake) -> String
}

extension EquipmentTexts {
    static let danish = EquipmentTexts(
        heading: "Udstyr derhjemme",
        lead: "Det, som borgeren har lånt, og hvad der skal ske med det.",
        leadOwn: "Det, du har lånt, og hvem du ringer til, når det ikke virker.",
        leadOthers: "Det, der er lånt ud, og hvem I ringer til, når det ikke virker.",
        none: "Der er ikke lånt noget udstyr ud.",
        earlier: "Tidligere",
        whenItFails: "Virker det ikke?",
        meanwhile: "Imens:",
        call: "Ring om udstyret til:",
        serial: "Serienummer",
        serialHelp: "Det står på udstyret.",
        deliveryDay: "Leveres senest",
        batteryDay: "Næste batteriskift",
        calibrationDay: "Næste kalibrering",
        dayHelp: "Lad feltet stå tomt for at følge tabellen.",
        why: "Hvorfor?",
        itFails: "Fortæl, at det ikke virker",
        whatIsWrong: "Hvad er der galt?",
        faultHelp:
            "Det kommer straks på enhedens liste, men det er ikke en akuttjeneste. Haster det, så ring. Ring 112 ved livsfare.",
        tell: "Send",
        history: "Hvad der er gjort",
        order: "Bestil udstyr",
        chooseKind: "Vælg udstyr",
        orderIt: "Bestil",
        unitHeading: "Udstyr ude",
        unitLead:
            "Det, som enheden har ude hos borgere. Det, der ikke virker, står øverst, og så det, der først skal gøres noget ved.",
        noneOut: "Enheden har ikke udstyr ude.",
        what: "Udstyr",
        whom: "Hos",
        how: "Tilstand",
        next: "Det næste",
        overdue: "Overskredet",
        number: { "Nr. \($0)" },
        due: { matter, day in
            switch matter {
            case .delivery: "Leveres senest \(day)"
            case .instruction: "Gennemgås og prøves senest \(day)"
            case .mending: "Enheden ser på det senest \(day)"
            case .battery: "Batteri skiftes senest \(day)"
            case .calibration: "Kalibreres senest \(day)"
            case .giveBack: "Forløbet er slut: gives tilbage senest \(day)"
            }
        },
        count: { count, hasMore in hasMore ? "De første \(count)" : "\(count) ude" },
        stage: {
            switch $0 {
            case .ordered: "Bestilt"
            case .sent: "På vej"
            case .delivered: "Leveret, ikke gennemgået"
            case .instructed: "I brug"
            case .faulty: "Virker ikke"
            case .returned: "Leveret tilbage"
            case .lost: "Væk"
            case .cancelled: "Afbestilt"
            }
        },
        take: {
            switch $0 {
            case .ordered: "Bestil"
            case .sent: "Er sendt"
            case .delivered: "Er leveret"
            case .instructed: "Er gennemgået og prøvet"
            case .faulty: "Virker ikke"
            case .mended: "Virker igen"
            case .battery: "Batteri er skiftet"
            case .calibrated: "Er kalibreret"
            case .kept: "Bliver hos borgeren"
            case .returned: "Er leveret tilbage"
            case .lost: "Er væk"
            case .cancelled: "Afbestil"
            }
        },
        done: {
            switch $0 {
            case .ordered: "Bestilt"
            case .sent: "Sendt"
            case .delivered: "Leveret"
            case .instructed: "Gennemgået og prøvet"
            case .faulty: "Virkede ikke"
            case .mended: "Virkede igen"
            case .battery: "Batteri skiftet"
            case .calibrated: "Kalibreret"
            case .kept: "Blev hos borgeren"
            case .returned: "Leveret tilbage"
            case .lost: "Væk"
            case .cancelled: "Afbestilt"
            }
        },
        told: {
            switch $0 {
            case .ordered: "Udstyret er bestilt."
            case .kept: "Det er gemt."
            case .told: "Enheden har fået besked. Haster det, så ring."
            case .late:
                "Det blev ikke gemt: nogen var først, eller nummeret er ude et andet sted. Se, hvad der står nu."
            }
        },
        mistaken: {
            switch $0 {
            case .kind: "Vælg udstyr."
            case .serial: "Skriv serienummeret, med højst 100 tegn."
            case .date: "Skriv en dato, som kommer, og som ikke er for langt ude i fremtiden."
            case .words: "Skriv, hvad der er galt, eller hvorfor, med højst 1000 tegn."
            }
        })

    static let english = EquipmentTexts(
        heading: "Equipment at home",
        lead: "What the citizen has been lent, and what is to be done with it.",
        leadOwn: "What you have been lent, and whom you call when it does not work.",
        leadOthers: "What has been lent, and whom you call when it does not work.",
        none: "Nothing is lent.",
        earlier: "Earlier",
        whenItFails: "Does it not work?",
        meanwhile: "Meanwhile:",
        call: "Call about the equipment:",
        serial: "Serial number",
        serialHelp: "It stands on the equipment.",
        deliveryDay: "Delivered by",
        batteryDay: "Next change of batteries",
        calibrationDay: "Next calibration",
        dayHelp: "Leave it empty to follow the table.",
        why: "Why?",
        itFails: "Tell that it does not work",
        whatIsWrong: "What is wrong?",
        faultHelp:
            "It is on the unit's list at once, but this is not an emergency service. If it is urgent, call. Call 112 where life is in danger.",
        tell: "Send",
        history: "What was done",
        order: "Order equipment",
        chooseKind: "Choose equipment",
        orderIt: "Order",
        unitHeading: "Equipment out",
        unitLead: "What the unit has out at citizens' homes. What does not work stands first, then what is due first.",
        noneOut: "The unit has nothing out.",
        what: "Equipment",
        whom: "With",
        how: "State",
        next: "Next",
        overdue: "Overdue",
        number: { "No. \($0)" },
        due: { matter, day in
            switch matter {
            case .delivery: "To be delivered at the latest \(day)"
            case .instruction: "To be explained and tried at the latest \(day)"
            case .mending: "The unit sees to it at the latest \(day)"
            case .battery: "Batteries to be changed at the latest \(day)"
            case .calibration: "To be calibrated at the latest \(day)"
            case .giveBack: "It is over: to be given back at the latest \(day)"
            }
        },
        count: { count, hasMore in hasMore ? "The first \(count)" : "\(count) out" },
        stage: {
            switch $0 {
            case .ordered: "Ordered"
            case .sent: "On its way"
            case .delivered: "Delivered, not explained"
            case .instructed: "In use"
            case .faulty: "Does not work"
            case .returned: "Returned"
            case .lost: "Lost"
            case .cancelled: "Called off"
            }
        },
        take: {
            switch $0 {
            case .ordered: "Order"
            case .sent: "Is sent"
            case .delivered: "Is delivered"
            case .instructed: "Is explained and tried"
            case .faulty: "Does not work"
            case .mended: "Works again"
            case .battery: "Batteries are changed"
            case .calibrated: "Is calibrated"
            case .kept: "Stays with the citizen"
            case .returned: "Is returned"
            case .lost: "Is lost"
            case .cancelled: "Call off"
            }
        },
        done: {
            switch $0 {
            case .ordered: "Ordered"
            case .sent: "Sent"
            case .delivered: "Delivered"
            case .instructed: "Explained and tried"
            case .faulty: "Did not work"
            case .mended: "Worked again"
            case .battery: "Batteries changed"
            case .calibrated: "Calibrated"
            case .kept: "Stayed with the citizen"
            case .returned: "Returned"
            case .lost: "Lost"
            case .cancelled: "Called off"
            }
        },
        told: {
            switch $0 {
            case .ordered: "The equipment is ordered."
            case .kept: "It is kept."
            case .told: "The unit has been told. If it is urgent, call."
            case .late:
                "It was not kept: somebody was first, or the number is out elsewhere. Look at what stands there now."
            }
        },
        mistaken: {
            switch $0 {
            case .kind: "Choose equipment."
            case .serial: "Write the serial number, in 100 characters at most."
            case .date: "Write a date that is to come, and not too far ahead."
            case .words: "Write what is wrong, or why, in 1,000 characters at most."
            }
        })
}
