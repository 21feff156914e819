import FHIR

/// Visits, admissions, appointments, procedures, referrals and tasks.
extension ThreadExtractor {
    static func contact(_ encounter: Encounter, _ reference: String) -> Extraction {
        let isAdmission = ["IMP", "ACUTE", "NONAC", "SS", "OBSENC"].contains(encounter.encounterClass?.code)
        var extraction = Extraction(reference, isAdmission ? .admission : .contact)
        extraction.say(encounter.types.first { $0.display != nil } ?? encounter.serviceType)
        extraction.draft.detail = encounter.encounterClass?.display
        extraction.draft.status = encounter.status
        extraction.draft.start = encounter.period?.start ?? plannedStart(of: encounter)
        extraction.draft.end = encounter.period?.end
        switch encounter.status {
        case "planned": extraction.shelf = extraction.draft.start == nil ? .current : .planned
        case "arrived", "triaged", "in-progress", "onleave": extraction.shelf = .current
        case "cancelled", "entered-in-error": extraction.shelf = .void
        default: extraction.shelf = .event
        }
        extraction.party(encounter.serviceProvider)
        extraction.party(encounter.extensionValue(careProvider)?.valueReference)
        for participant in encounter.participants
        where participant.individual?.target?.hasPrefix("RelatedPerson/") != true {
            extraction.party(participant.individual, role: participant.types.first)
        }
        let place = encounter.locations.last { $0.status != "completed" } ?? encounter.locations.last
        extraction.draft.place = place?.location?.display
        extraction.party(place?.location)
        extraction.encounter = reference
        extraction.isContact = true
        for episode in encounter.episodesOfCare { extraction.episode(episode) }
        let diagnoses = encounter.diagnoses.sorted { ($0.rank ?? .max) < ($1.rank ?? .max) }
        extraction.because(encounter.reasonCodes, diagnoses.compactMap(\.condition) + encounter.reasonReferences)
        extraction.basedOn(encounter.basedOn)
        extraction.link(.part, encounter.partOf)
        extraction.link(.focus, encounter.appointments)
        return extraction
    }

    private static let careProvider = "http://hl7.dk/fhir/core/StructureDefinition/dk-core-care-provider"

    private static func plannedStart(of encounter: Encounter) -> DateTime? {
        encounter.extensionValue("http://hl7.dk/fhir/core/StructureDefinition/dk-core-planned-start-date")?
            .valueDateTime
    }

    static func appointment(_ appointment: Appointment, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, .appointment)
        let concepts = appointment.serviceTypes + [appointment.appointmentType].compactMap(\.self)
        extraction.say(concepts.first { $0.display != nil } ?? appointment.serviceCategories.first)
        // The description is what FHIR means for a headline; the kind of service says more about the unit than about
        // this appointment.
        if let description = appointment.description, !description.isBlank, description != extraction.draft.title {
            if !extraction.draft.title.isEmpty { extraction.draft.detail = extraction.draft.title }
            extraction.draft.title = description
        }
        extraction.draft.detail = extraction.draft.detail ?? appointment.comment
        extraction.draft.status = appointment.status
        extraction.draft.start = appointment.start
        extraction.draft.end = appointment.end
        switch appointment.status {
        case "fulfilled": extraction.shelf = .event
        case "cancelled", "noshow", "entered-in-error": extraction.shelf = .void
        // Without a time it is found with what goes on, as a referral is.
        default: extraction.shelf = (appointment.start ?? appointment.end) == nil ? .current : .planned
        }
        extraction.draft.instruction = appointment.patientInstruction
        for participant in appointment.participants where participant.actor?.target?.hasPrefix("Patient/") != true {
            if participant.actor?.target?.hasPrefix("Location/") == true {
                extraction.draft.place = participant.actor?.display
            }
            extraction.party(participant.actor, role: participant.types.first { $0.display != nil })
        }
        let episodes = appointment.supportingInformation.filter {
            $0.target?.hasPrefix("EpisodeOfCare/") == true || $0.type == "EpisodeOfCare"
        }
        for episode in episodes { extraction.episode(episode) }
        extraction.because(appointment.reasonCodes, appointment.reasonReferences)
        extraction.basedOn(appointment.basedOn + appointment.supportingInformation)
        return extraction
    }

    static func procedure(_ procedure: Procedure, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, .procedure)
        extraction.say(procedure.code)
        extraction.draft.detail = procedure.outcome?.display ?? procedure.notes.first?.text
        extraction.draft.status = procedure.status
        extraction.draft.start = procedure.performedDateTime ?? procedure.performedPeriod?.start
        extraction.draft.end = procedure.performedPeriod?.end
        switch procedure.status {
        case "preparation": extraction.shelf = extraction.draft.start == nil ? .current : .planned
        case "in-progress", "on-hold": extraction.shelf = .current
        case "not-done", "entered-in-error": extraction.shelf = .void
        default: extraction.shelf = .event
        }
        for performer in procedure.performers {
            extraction.party(performer.actor, role: performer.function)
            extraction.party(performer.onBehalfOf)
        }
        extraction.party(procedure.location)
        extraction.draft.place = procedure.location?.display
        extraction.happened(in: procedure.encounter)
        extraction.because(procedure.reasonCodes, procedure.reasonReferences)
        extraction.basedOn(procedure.basedOn)
        return extraction
    }

    static func referral(_ request: ServiceRequest, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, .referral)
        extraction.say(request.code ?? request.categories.first { $0.display != nil })
        if extraction.draft.title.isEmpty {
            extraction.draft.title = request.categories.lazy.compactMap(\.display).first ?? ""
        }
        extraction.draft.detail = request.notes.first?.text ?? request.orderDetails.lazy.compactMap(\.display).first
        extraction.draft.status = request.status
        extraction.draft.start = request.occurrenceDateTime ?? request.occurrencePeriod?.start
        extraction.draft.start = extraction.draft.start ?? request.occurrenceTiming?.events.first ?? request.authoredOn
        extraction.draft.end = request.occurrencePeriod?.end
        let hasTime = request.occurrenceDateTime != nil || request.occurrencePeriod?.start != nil
        extraction.draft.startIsOrderTime = !hasTime && request.occurrenceTiming?.events.first == nil
        switch request.status {
        case "completed": extraction.shelf = .event
        case "revoked", "entered-in-error": extraction.shelf = .void
        default: extraction.shelf = hasTime ? .planned : .current
        }
        if request.doNotPerform == true { extraction.shelf = .void }
        extraction.draft.instruction = request.patientInstruction
        extraction.parties(request.performers)
        extraction.parties(request.locationReferences)
        extraction.party(request.requester)
        extraction.draft.place = request.locationReferences.lazy.compactMap(\.display).first
        if isSample(request) { extraction.draft.links.append(Link(role: .focus, reference: sample)) }
        extraction.happened(in: request.encounter)
        extraction.because(request.reasonCodes, request.reasonReferences)
        extraction.basedOn(request.basedOn)
        extraction.belongs(to: reference)
        return extraction
    }

    /// The focus of orders for samples that the citizen is to have taken.
    static let sample = "sample"

    /// Laboratory procedure (SNOMED CT 108252007), or the same said in HL7's own words.
    private static func isSample(_ request: ServiceRequest) -> Bool {
        request.categories.contains {
            $0.has("108252007") || $0.has("laboratory") || $0.has("LAB") || $0.has("15220000")
        } || !request.specimens.isEmpty
    }

    static func task(_ task: TaskResource, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, .task)
        extraction.say(task.code)
        if let description = task.description, !description.isBlank {
            if extraction.draft.title.isEmpty {
                extraction.draft.title = description
            } else {
                extraction.draft.detail = description
            }
        }
        extraction.draft.title = extraction.draft.title.isEmpty ? task.focus?.display ?? "" : extraction.draft.title
        extraction.draft.detail = extraction.draft.detail ?? task.notes.first?.text
        extraction.draft.status = task.status
        extraction.draft.start = task.executionPeriod?.start ?? task.authoredOn
        extraction.draft.startIsOrderTime = task.executionPeriod?.start == nil
        extraction.draft.end = task.restriction?.period?.end ?? task.executionPeriod?.end
        switch task.status {
        case "completed": extraction.shelf = .event
        case "rejected", "cancelled", "failed", "entered-in-error": extraction.shelf = .void
        default: extraction.shelf = .current
        }
        extraction.link(.owner, task.owner)
        extraction.link(.focus, task.focus)
        extraction.party(task.owner)
        extraction.party(task.requester)
        extraction.happened(in: task.encounter)
        let reasons = [task.reasonReference].compactMap(\.self)
        for episode in (reasons + [task.focus].compactMap(\.self)).compactMap(\.self)
        where episode.target?.hasPrefix("EpisodeOfCare/") == true {
            extraction.episode(episode)
        }
        extraction.because([task.reasonCode].compactMap(\.self), reasons)
        extraction.basedOn(task.basedOn + [task.focus].compactMap(\.self))
        return extraction
    }
}
