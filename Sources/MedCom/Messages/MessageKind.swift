/// MedCom's messages. Source: CodeSystem medcom-messaging-eventCodes.
package enum MessageKind: String, Sendable, Hashable, CaseIterable {
    case hospitalNotification = "hospital-notification-message"
    case careCommunication = "care-communication-message"
    case acknowledgement = "acknowledgement-message"
    case homeCareObservation = "homecareobservation-message"
    /// Says nothing: to try the way.
    case empty = "empty-message"

    /// The profile of the Bundle.
    var profile: String {
        switch self {
        case .hospitalNotification:
            MedComSystems.profile("hospitalnotification", "medcom-hospitalNotification-message")
        case .careCommunication: MedComSystems.profile("carecommunication", "medcom-careCommunication-message")
        case .acknowledgement: MedComSystems.profile("acknowledgement", "medcom-messaging-acknowledgement")
        case .homeCareObservation:
            MedComSystems.profile("homecareobservation", "medcom-homecareobservation-message")
        case .empty: MedComSystems.profile("messaging", "medcom-messaging-message")
        }
    }

    /// The profile of the header.
    var headerProfile: String {
        switch self {
        case .hospitalNotification:
            MedComSystems.profile("hospitalnotification", "medcom-hospitalNotification-messageHeader")
        case .careCommunication:
            MedComSystems.profile("carecommunication", "medcom-careCommunication-messageHeader")
        case .acknowledgement: MedComSystems.profile("acknowledgement", "medcom-messaging-acknowledgementHeader")
        case .homeCareObservation:
            MedComSystems.profile("homecareobservation", "medcom-homecareobservation-messageheader")
        case .empty: MedComSystems.profile("messaging", "medcom-messaging-messageHeader")
        }
    }

    /// The profile of what says what happened to the message.
    var provenanceProfile: String {
        self == .careCommunication
            ? MedComSystems.profile("carecommunication", "medcom-careCommunication-provenance")
            : MedComSystems.profile("messaging", "medcom-messaging-provenance")
    }

    /// What staff call it.
    var danish: String {
        switch self {
        case .hospitalNotification: "Advis om sygehusophold"
        case .careCommunication: "Korrespondance"
        case .acknowledgement: "Kvittering"
        case .homeCareObservation: "Målinger fra hjemmesygeplejen"
        case .empty: "Prøvemeddelelse"
        }
    }
}
