import Access

/// The code systems and extensions that our Consents, and what comes with them, are written with.
package enum ConsentSystems {
    /// Why access was taken, in the professional's own words.
    package static let reason = "https://tovholder.dk/fhir/StructureDefinition/reason"
    /// What the record showed when a stated reason was looked at again: `explained` or `unexplained`.
    package static let recheck = "https://tovholder.dk/fhir/StructureDefinition/recheck"
    /// Tasks on the reviewer's list, by what is to be looked at.
    package static let review = "https://tovholder.dk/fhir/CodeSystem/review-reason"
    /// What a Communication about access says: that an emergency access was taken, or that somebody asks to see.
    package static let message = "https://tovholder.dk/fhir/CodeSystem/access-message"
    static let action = "http://terminology.hl7.org/CodeSystem/consentaction"
    /// To act on the citizen's behalf, which HL7's own actions have no word for.
    static let ownAction = "https://tovholder.dk/fhir/CodeSystem/consent-action"
    static let resourceTypes = "http://hl7.org/fhir/resource-types"
    static let purpose = "http://terminology.hl7.org/CodeSystem/v3-ActReason"
    static let roleCode = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
    static let roleClass = "http://terminology.hl7.org/CodeSystem/v3-RoleClass"
    static let participation = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"
    static let scope = "http://terminology.hl7.org/CodeSystem/consentscope"
    static let actCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
}

/// What a reviewer is asked to look at.
package enum ReviewReason: String, Sendable, Hashable, CaseIterable {
    /// An emergency access was taken.
    case emergency
    /// A reason was stated, and seven days later the record shows no care relation.
    case unexplained = "unexplained-reason"

    var danishName: String {
        switch self {
        case .emergency: "Gennemgå adgang i en nødsituation"
        case .unexplained: "Gennemgå adgang med begrundelse, som journalen ikke forklarer"
        }
    }
}

/// How long what is decided holds, as the table of ``AccessLimits`` says it, each with its source.
package struct ConsentLimits: Sendable, Hashable {
    /// Milliseconds that an emergency access lasts at most.
    package var emergency: Int64
    /// Milliseconds that access with a stated reason lasts, and after which it is looked at again.
    package var statedReason: Int64
    /// Years after which a proxy is proposed to end. The citizen chooses.
    package var proxyYears: Int
    package init(emergency: Int64, statedReason: Int64, proxyYears: Int) {
        self.emergency = emergency
        self.statedReason = statedReason
        self.proxyYears = proxyYears
    }

    package static let standard = ConsentLimits(
        emergency: AccessLimits.standard.milliseconds(.emergency),
        statedReason: AccessLimits.standard.milliseconds(.statedReason),
        proxyYears: AccessLimits.standard.years(.proxy))

    /// Clocks of those who write may be so far apart.
    static let tolerance: Int64 = 120_000
}
