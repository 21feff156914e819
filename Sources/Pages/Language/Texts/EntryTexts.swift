/// The words of the interface about one topic: entry.
package struct EntryTexts: Sendable {
    package let when: String
    package let who: String
    package let from: String
    package let place: String
    package let why: String
    package let status: String
    package let belongsTo: String
    package let noCourse: String
    package let value: String
    package let code: String
    package let text: String
    package let related: String
    package let voided: String
    package let voidedHelp: String
    package let history: String
    package let noText: String
    package let reference: String
    package let instruction: String
    package let attachment: String
    package let noTimeYet: String
    package let noDeadline: String
}

extension EntryTexts {
    static let danish = EntryTexts(
        when: "Hvornår",
        who: "Hvem",
        from: "Kommer fra",
        place: "Sted",
        why: "Hvorfor",
        status: "Status",
        belongsTo: "Hører til",
        noCourse: "Intet bestemt forløb",
        value: "Svar",
        code: "Kode",
        text: "Tekst",
        related: "Hænger sammen med",
        voided: "Gælder ikke",
        voidedHelp: "Journalen siger, at dette er en fejl eller er aflyst. Det skal ikke regnes med.",
        history: "Se udviklingen over tid",
        noText: "Dokumentets tekst ligger ikke i journalen.",
        reference: "Betegnelse i journalen",
        instruction: "Husk",
        attachment: "Bilag, som ikke kan vises her",
        noTimeYet: "Tiden er ikke fastlagt endnu",
        noDeadline: "Ingen frist")
}

extension EntryTexts {
    static let english = EntryTexts(
        when: "When",
        who: "Who",
        from: "Comes from",
        place: "Place",
        why: "Why",
        status: "Status",
        belongsTo: "Belongs to",
        noCourse: "No particular course",
        value: "Result",
        code: "Code",
        text: "Text",
        related: "Connected to",
        voided: "Not valid",
        voidedHelp: "The record says that this is an error or was cancelled. It does not count.",
        history: "See how it has changed over time",
        noText: "The text of the document is not in the record.",
        reference: "Name in the record",
        instruction: "Remember",
        attachment: "Attachment that cannot be shown here",
        noTimeYet: "No time has been set yet",
        noDeadline: "No deadline")
}
