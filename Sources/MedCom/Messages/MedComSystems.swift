import Care

/// The addresses that MedCom's messages use. Source: MedCom messaging 4.0.2, core 4.0.0, terminology 2.0.2.
package enum MedComSystems {
    private static let base = "http://medcomfhir.dk/ig/"
    private static let codes = base + "terminology/CodeSystem/"

    static let event = codes + "medcom-messaging-eventCodes"
    static let activity = codes + "medcom-messaging-activityCodes"
    static let destinationUse = codes + "medcom-messaging-destinationUse"
    /// What a CareCommunication is about.
    package static let category = StaySystems.category
    static let error = codes + "medcom-acknowledgement-error-codes"
    static let role = codes + "medcom-core-PractitionerRolesSKSadministrativ"

    static let destinationUseExtension =
        base + "messaging/StructureDefinition/medcom-messaging-destinationUseExtension"
    static let reportOfAdmission =
        base + "hospitalnotification/StructureDefinition/medcom-messaging-reportOfAdmissionExtension"
    static let reportOfAdmissionRecipient =
        base + "hospitalnotification/StructureDefinition/medcom-messaging-reportOfAdmissionRecipientExtension"
    static let payloadDate = core("datetime-extension")
    static let payloadAuthor = core("practitioner-extension")
    static let payloadContact = core("contact-extension")
    static let payloadIdentifier = core("identifier-extension")

    private static func core(_ name: String) -> String { base + "core/StructureDefinition/medcom-core-" + name }

    /// The address of a profile of MedCom's messages.
    static func profile(_ guide: String, _ name: String) -> String { base + guide + "/StructureDefinition/" + name }

    static let careCommunicationDefinition =
        base + "messagedefinitions/MessageDefinition/MedComCareCommunicationMessageDefinition|5.0"

    static let actCode = StaySystems.actCode

    /// The number of a message: the id of its header.
    package static let message = "https://tovholder.dk/fhir/NamingSystem/medcom-message"
}
