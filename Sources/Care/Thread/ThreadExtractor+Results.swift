import FHIR

/// Results, measurements, reports and pictures.
extension ThreadExtractor {
    static func observation(_ observation: Observation, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, isLaboratory(observation) ? .result : .measurement)
        extraction.say(observation.code)
        extraction.draft.title = PlainTerm.ofAnalysis(extraction.draft.title)
        extraction.draft.status = observation.status
        extraction.draft.start =
            observation.effectiveDateTime ?? observation.effectiveInstant ?? observation.effectivePeriod?.start
            ?? observation.issued
        extraction.draft.end = observation.effectivePeriod?.end
        extraction.draft.value = ValueReading.value(
            observation.value, ranges: observation.referenceRanges, interpretations: observation.interpretations)
        extraction.draft.components = observation.components.compactMap { component in
            let value = ValueReading.value(
                component.value, ranges: component.referenceRanges, interpretations: component.interpretations)
            return value.map {
                MeasuredComponent(
                    title: component.code?.display.map(PlainTerm.ofAnalysis) ?? "", code: component.code?.key, value: $0
                )
            }
        }
        // People say the systolic pressure first, however the record orders them.
        if let systolic = extraction.draft.components.firstIndex(where: { BloodPressure.isSystolic($0.code) }) {
            extraction.draft.components.insert(extraction.draft.components.remove(at: systolic), at: 0)
        }
        extraction.draft.detail = observation.notes.first?.text
        if extraction.draft.value == nil, extraction.draft.components.isEmpty {
            extraction.draft.detail = extraction.draft.detail ?? observation.dataAbsentReason?.display
        }
        if ["cancelled", "entered-in-error"].contains(observation.status) { extraction.shelf = .void }
        if observation.performers.contains(where: isLay) { extraction.draft.sector = .home }
        extraction.parties(observation.performers.filter { !isLay($0) })
        extraction.happened(in: observation.encounter)
        extraction.basedOn(observation.basedOn)
        return extraction
    }

    /// The citizen or somebody close, rather than the health service.
    private static func isLay(_ reference: Reference) -> Bool {
        let type = reference.targetType
        return type == "Patient" || type == "RelatedPerson"
    }

    /// By the observation's own category; without one, what is coded in NPU is a laboratory result.
    private static func isLaboratory(_ observation: Observation) -> Bool {
        let categories = observation.categories.flatMap(\.codings).compactMap(\.code)
        if categories.contains(where: { $0 == "laboratory" || $0 == "LAB" }) { return true }
        guard categories.isEmpty else { return false }
        return observation.code?.codings.contains {
            ($0.system == "urn:oid:1.2.208.176.2.1" || $0.system == "http://npu-terminology.org")
                && $0.code?.hasPrefix("NPU") == true
        } ?? false
    }

    static func report(_ report: DiagnosticReport, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, .report)
        extraction.say(report.code)
        extraction.draft.status = report.status
        extraction.draft.start = report.effectiveDateTime ?? report.effectivePeriod?.start ?? report.issued
        extraction.draft.end = report.effectivePeriod?.end
        extraction.draft.detail = report.conclusion ?? report.conclusionCodes.lazy.compactMap(\.display).first
        if ["cancelled", "entered-in-error"].contains(report.status) { extraction.shelf = .void }
        extraction.parties(report.performers)
        extraction.parties(report.resultsInterpreters)
        extraction.happened(in: report.encounter)
        extraction.basedOn(report.basedOn)
        return extraction
    }

    static func images(_ study: ImagingStudy, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, .image)
        extraction.say(study.procedureCodes.first)
        if extraction.draft.title.isEmpty {
            extraction.draft.title = study.description ?? study.modalities.lazy.compactMap(\.display).first ?? ""
        }
        let series = study.series.first
        extraction.draft.detail = series?.bodySite?.display ?? series?.modality?.display
        extraction.draft.status = study.status
        extraction.draft.start = study.started
        if ["cancelled", "entered-in-error"].contains(study.status) { extraction.shelf = .void }
        extraction.parties(study.interpreters)
        extraction.party(study.location)
        extraction.happened(in: study.encounter)
        extraction.because(study.reasonCodes, study.reasonReferences)
        extraction.basedOn(study.basedOn)
        return extraction
    }

    static func medium(_ media: Media, _ reference: String) -> Extraction {
        var extraction = Extraction(reference, .image)
        extraction.draft.title = media.content?.title ?? media.type?.display ?? ""
        extraction.draft.detail = media.notes.first?.text
        extraction.draft.status = media.status
        extraction.draft.start =
            media.createdDateTime ?? media.createdPeriod?.start ?? media.issued ?? media.content?.creation
        if ["not-done", "entered-in-error"].contains(media.status) { extraction.shelf = .void }
        extraction.party(media.operator)
        extraction.happened(in: media.encounter)
        return extraction
    }
}
