/// The two sexes that a CPR number tells apart; the raw values are FHIR's `administrative-gender`.
enum Sex: String, Sendable {
    case female
    case male

    var other: Sex { self == .female ? .male : .female }
}
