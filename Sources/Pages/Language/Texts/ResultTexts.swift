/// The words of the interface about one topic: result.
package struct ResultTexts: Sendable {
    package let lead: String
    package let nothing: String
    package let test: String
    package let date: String
    package let referenceRange: String
    package let normal: String
    package let low: String
    package let high: String
    package let criticallyLow: String
    package let criticallyHigh: String
    package let abnormal: String
    package let notAssessed: String
    package let trend: String
    package let noNumbers: String
    package let oneValue: String
    package let allValues: String
    package let band: String
    package let takenBy: String
    package let measurementsLead: String
    package let noMeasurements: String
}

extension ResultTexts {
    static let danish = ResultTexts(
        lead: "De nyeste svar først. Vælg et svar for at se udviklingen.",
        nothing: "Der er ingen prøvesvar i journalen.",
        test: "Prøve",
        date: "Dato",
        referenceRange: "Referenceområde",
        normal: "Inden for normalområdet",
        low: "Lav",
        high: "Høj",
        criticallyLow: "Kritisk lav",
        criticallyHigh: "Kritisk høj",
        abnormal: "Afviger",
        notAssessed: "Ikke vurderet",
        trend: "Udvikling",
        noNumbers: "Svarene er ikke tal og kan ikke vises som graf.",
        oneValue: "Der er kun ét svar indtil nu.",
        allValues: "Alle svar",
        band: "Det farvede bånd er referenceområdet.",
        takenBy: "Fra",
        measurementsLead: "Målinger hjemmefra og fra besøg.",
        noMeasurements: "Der er ingen målinger i journalen.")
}

extension ResultTexts {
    static let english = ResultTexts(
        lead: "Newest first. Choose a result to see how it has changed.",
        nothing: "There are no test results in the record.",
        test: "Test",
        date: "Date",
        referenceRange: "Reference range",
        normal: "Within the normal range",
        low: "Low",
        high: "High",
        criticallyLow: "Critically low",
        criticallyHigh: "Critically high",
        abnormal: "Abnormal",
        notAssessed: "Not assessed",
        trend: "Trend",
        noNumbers: "The results are not numbers and cannot be drawn.",
        oneValue: "There is only one result so far.",
        allValues: "All results",
        band: "The shaded band is the reference range.",
        takenBy: "From",
        measurementsLead: "Measurements from home and from visits.",
        noMeasurements: "There are no measurements in the record.")
}
