import FHIR

/// Medicines, vaccinations and allergies.
extension ThreadExtractor {
    static func prescription(_ request: MedicationRequest, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, .medicine)
        extraction.medicine(request.medicationConcept, request.medicationReference, of: request)
        let dosage = request.dosageInstructions.first
        extraction.draft.dose(dosage)
        extraction.draft.status = request.status
        extraction.draft.start = request.authoredOn ?? dosage?.timing?.repetition?.boundsPeriod?.start
        extraction.draft.end =
            dosage?.timing?.repetition?.boundsPeriod?.end ?? request.dispenseRequest?.validityPeriod?.end
        switch request.status {
        case "active", "on-hold", "unknown": extraction.shelf = .current
        case "entered-in-error", "cancelled", "draft": extraction.shelf = .void
        default: extraction.shelf = .event
        }
        extraction.party(request.requester)
        extraction.party(request.performer)
        extraction.happened(in: request.encounter)
        extraction.because(request.reasonCodes, request.reasonReferences)
        extraction.basedOn(request.basedOn)
        return extraction
    }

    static func statement(_ statement: MedicationStatement, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, .medicine)
        extraction.medicine(statement.medicationConcept, statement.medicationReference, of: statement)
        extraction.draft.dose(statement.dosages.first)
        extraction.draft.status = statement.status
        extraction.draft.start = statement.effectiveDateTime ?? statement.effectivePeriod?.start
        extraction.draft.start = extraction.draft.start ?? statement.dateAsserted
        extraction.draft.end = statement.effectivePeriod?.end
        switch statement.status {
        case "active", "intended", "on-hold", "unknown": extraction.shelf = .current
        case "entered-in-error", "not-taken": extraction.shelf = .void
        default: extraction.shelf = .event
        }
        extraction.party(statement.informationSource)
        extraction.setting(statement.context)
        extraction.because(statement.reasonCodes, statement.reasonReferences)
        extraction.basedOn(statement.basedOn)
        return extraction
    }

    static func administration(_ given: MedicationAdministration, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, .medicine)
        extraction.medicine(given.medicationConcept, given.medicationReference, of: given)
        let dose = given.dosage?.dose
        extraction.draft.detail =
            given.dosage?.text
            ?? dose?.value.map { [$0, dose?.unitDisplay].compactMap(\.self).joined(separator: " ") }
        extraction.draft.status = given.status
        extraction.draft.start = given.effectiveDateTime ?? given.effectivePeriod?.start
        extraction.draft.end = given.effectivePeriod?.end
        extraction.shelf = ["entered-in-error", "not-done"].contains(given.status) ? .void : .event
        for performer in given.performers { extraction.party(performer.actor) }
        extraction.setting(given.context)
        extraction.because(given.reasonCodes, given.reasonReferences)
        return extraction
    }

    static func vaccination(_ vaccination: Immunization, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, .vaccination)
        extraction.say(vaccination.vaccineCode)
        extraction.draft.detail = vaccination.occurrenceString ?? vaccination.notes.first?.text
        extraction.draft.status = vaccination.status
        extraction.draft.start = vaccination.occurrenceDateTime
        extraction.shelf = ["entered-in-error", "not-done"].contains(vaccination.status) ? .void : .event
        for performer in vaccination.performers { extraction.party(performer.actor) }
        extraction.party(vaccination.location)
        extraction.happened(in: vaccination.encounter)
        return extraction
    }

    static func allergy(_ allergy: AllergyIntolerance, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, .allergy)
        extraction.say(allergy.code)
        let reaction = allergy.reactions.first
        extraction.draft.detail =
            reaction?.manifestations.lazy.compactMap(\.display).first ?? reaction?.description
            ?? allergy.notes.first?.text
        extraction.draft.start = allergy.onsetDateTime ?? allergy.recordedDate
        let clinical = allergy.clinicalStatus?.codings.lazy.compactMap(\.code).first
        extraction.draft.status = allergy.criticality ?? clinical
        extraction.shelf = clinical == nil || clinical == "active" ? .current : .event
        if let verification = allergy.verificationStatus?.codings.lazy.compactMap(\.code).first,
            verification == "entered-in-error" || verification == "refuted"
        {
            extraction.shelf = .void
            extraction.draft.status = verification
        }
        extraction.party(allergy.recorder)
        extraction.party(allergy.asserter)
        extraction.happened(in: allergy.encounter)
        return extraction
    }
}

extension Extraction {
    fileprivate mutating func medicine(
        _ concept: CodeableConcept?, _ reference: Reference?, of resource: some ResourceLens
    ) {
        if let concept { return say(concept) }
        guard let reference else { return }
        if let id = reference.reference, id.hasPrefix("#") {
            let contained = resource.contained.lazy.compactMap { Medication($0) }.first { "#" + ($0.id ?? "") == id }
            say(contained?.code)
        } else {
            link(.medication, reference)
        }
        if draft.title.isEmpty { draft.title = reference.display ?? "" }
    }

    /// The contact or course in which a medicine was given or taken.
    fileprivate mutating func setting(_ context: Reference?) {
        if context?.target?.hasPrefix("EpisodeOfCare/") == true {
            episode(context)
        } else {
            happened(in: context)
        }
    }
}

extension EntryDraft {
    fileprivate mutating func dose(_ dosage: Dosage?) {
        guard let dosage else { return }
        detail = dosage.text ?? dosage.patientInstruction
        let rate = dosage.doseAndRate.first
        let amount = rate?.doseQuantity ?? rate?.doseRange?.high
        let repetition = dosage.timing?.repetition
        dose = Dose(
            amount: amount?.value, unit: amount?.unitDisplay, frequency: repetition?.frequency,
            period: repetition?.period, periodUnit: repetition?.periodUnit, asNeeded: dosage.asNeeded == true,
            route: dosage.route?.display)
        if dose == Dose() { dose = nil }
    }
}
