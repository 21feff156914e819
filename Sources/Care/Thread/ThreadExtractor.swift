import FHIR

/// Makes a row of the thread from a resource: pure, and never failing on what a resource says wrongly.
enum ThreadExtractor {
    /// The row; nil for resources that are no part of a citizen's thread (people, units, bills, audit, messages'
    /// envelopes).
    static func row(of json: JSONValue) -> ThreadRow? {
        guard let type = json["resourceType"]?.string, let id = json["id"]?.string, !isOutside.contains(type) else {
            return nil
        }
        if type == "Task", ReviewTask.isOne(json) || ResponsibilityTask.isOne(json) { return nil }
        let reference = type + "/" + id
        if LookSystems.isAboutLooks(json) { return nil }
        var extraction = extract(type, json, reference)
        extraction.belongsToEpisodes(of: json)
        extraction.draft.language = json["language"]?.string
        return extraction.row(isUnreadable: Doubt.isUnreadable(json))
    }

    /// Resource types without rows.
    static let isOutside: Set<String> = [
        // Who and where: the directory.
        "Patient", "Person", "Practitioner", "PractitionerRole", "Organization", "Location",
        "HealthcareService", "Endpoint", "OrganizationAffiliation", "Group", "Medication", "Substance",
        // Bills are not care.
        "Account", "ChargeItem", "ChargeItemDefinition", "Claim", "ClaimResponse", "Contract", "Coverage",
        "CoverageEligibilityRequest", "CoverageEligibilityResponse", "EnrollmentRequest", "EnrollmentResponse",
        "ExplanationOfBenefit", "InsurancePlan", "Invoice", "PaymentNotice", "PaymentReconciliation",
        // About records rather than care.
        "AuditEvent", "Provenance", "Bundle", "MessageHeader", "OperationOutcome", "Parameters", "Binary", "Linkage",
        "Subscription", "Schedule", "Slot", "AppointmentResponse", "List", "Basic",
        // Definitions.
        "ActivityDefinition", "CapabilityStatement", "CodeSystem", "ConceptMap", "EventDefinition", "Evidence",
        "GraphDefinition", "ImplementationGuide", "Library", "Measure", "MessageDefinition", "NamingSystem",
        "ObservationDefinition", "OperationDefinition", "PlanDefinition", "Questionnaire", "SearchParameter",
        "SpecimenDefinition", "StructureDefinition", "StructureMap", "TestScript", "TestReport", "ValueSet",
    ]

    private static func extract(_ type: String, _ json: JSONValue, _ reference: String) -> Extraction {
        switch type {
        case "RelatedPerson": relative(reference)
        case "EpisodeOfCare": course(EpisodeOfCare(json: json), reference)
        case "CarePlan": plan(CarePlan(json: json), reference)
        case "Condition": diagnosis(Condition(json: json), reference)
        case "CareTeam": team(CareTeam(json: json), reference)
        case "Goal": goal(Goal(json: json), reference)
        case "Encounter": contact(Encounter(json: json), reference)
        case "Appointment": appointment(Appointment(json: json), reference)
        case "Procedure": procedure(Procedure(json: json), reference)
        case "ServiceRequest": referral(ServiceRequest(json: json), reference)
        case "Task": task(TaskResource(json: json), reference)
        case "MedicationRequest": prescription(MedicationRequest(json: json), reference)
        case "MedicationStatement": statement(MedicationStatement(json: json), reference)
        case "MedicationAdministration": administration(MedicationAdministration(json: json), reference)
        case "Immunization": vaccination(Immunization(json: json), reference)
        case "AllergyIntolerance": allergy(AllergyIntolerance(json: json), reference)
        case "Observation": observation(Observation(json: json), reference)
        case "DiagnosticReport": report(DiagnosticReport(json: json), reference)
        case "ImagingStudy": images(ImagingStudy(json: json), reference)
        case "Media": medium(Media(json: json), reference)
        case "DocumentReference": document(DocumentReference(json: json), reference)
        case "Composition": composition(Composition(json: json), reference)
        case "Communication": message(Communication(json: json), reference)
        case "QuestionnaireResponse": answers(QuestionnaireResponse(json: json), reference)
        case "Consent": consent(Consent(json: json), reference)
        case "Device": device(Device(json: json), reference)
        case "Flag": warning(Flag(json: json), reference)
        default: anything(json, reference)
        }
    }
}

/// Whether a resource says something that cannot be read as what it should be. It is shown all the same, as far as it
/// can be, and counted.
enum Doubt {
    static func isUnreadable(_ json: JSONValue) -> Bool {
        for member in json.members {
            let name = member.name
            if dates.contains(name) {
                guard let text = member.value.string, DateTime(text) != nil else { return true }
            } else if name == "status" {
                if member.value.kind != .string { return true }
            } else if name == "code" || name == "subject" || name == "period" {
                if member.value.kind != .object { return true }
            }
        }
        return false
    }

    private static let dates: Set<String> = [
        "abatementDateTime", "authored", "authoredOn", "created", "date", "effectiveDateTime", "effectiveInstant",
        "end",
        "issued", "lastModified", "occurrenceDateTime", "onsetDateTime", "performedDateTime", "recordedDate", "sent",
        "start", "startDate", "started",
    ]
}
