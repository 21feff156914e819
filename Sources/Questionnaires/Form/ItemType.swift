/// What kind of item it is, as R4 tells them apart.
///
/// Source: <https://hl7.org/fhir/R4/valueset-item-type.html>.
package enum ItemType: String, Sendable, Hashable, CaseIterable {
    case group, display
    case boolean, decimal, integer, date, dateTime, time, string, text, url, choice
    case openChoice = "open-choice"
    case attachment, reference, quantity

    /// Whether it can be answered.
    package var isQuestion: Bool { self != .group && self != .display }

    /// Whether its answers come from a list.
    package var isChoice: Bool { self == .choice || self == .openChoice }
}
