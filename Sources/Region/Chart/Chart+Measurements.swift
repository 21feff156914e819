import FHIR

/// Results, measurements and scores.
extension Chart {
    /// Who measured: the unit behind a result.
    enum Measurer {
        case visit(Visit)
        /// Blood taken for a visit, analysed by the laboratory.
        case laboratory(Unit, Visit?, Pathway?)
        /// The citizen at home, for a course.
        case home(Pathway?)

        /// The course of a measurement that no contact ties to one.
        var pathway: Pathway? {
            switch self {
            case .visit, .laboratory(_, _?, _): nil
            case .laboratory(_, nil, let pathway), .home(let pathway): pathway
            }
        }
    }

    /// Writes one result.
    ///
    /// - Parameters:
    ///   - mean: the mean at this time; what is usual for the citizen where nothing is said.
    ///   - deviation: the spread about it; what is usual where nothing is said.
    @discardableResult
    func measure(
        _ key: String, _ mean: Double? = nil, _ deviation: Double? = nil, at time: Moment, by measurer: Measurer
    ) -> String? {
        guard let measure = tables.laboratory[key] else { return nil }
        let middle = mean ?? usual(key, on: time.date) ?? measure.mean
        let drawn = random.normal(middle, deviation ?? spread(key, of: measure))
        let value = min(max(drawn, 0), key == "saturation" ? 100 : .infinity)
        let text = Digits.decimal(value, measure.decimals)
        let bounds = citizen.sex == .female ? measure.female : measure.male
        return add("Observation") {
            $0.episodeExtension(measurer.pathway?.reference)
            $0.member("status", "final")
            $0.concepts(
                "category", CodeSystems.terminology + "observation-category", measure.category,
                Self.categoryDisplay[measure.category])
            $0.concept("code", measure.system, measure.code, measure.display)
            $0.reference("subject", citizen.reference)
            $0.measured(at: time, by: measurer, citizen)
            $0.quantity("valueQuantity", text, unit: measure.unit, ucum: measure.ucum)
            $0.interpretation(Self.interpretation(text, bounds))
            $0.range(bounds, measure)
        }
    }

    private static let categoryDisplay = [
        "laboratory": "Laboratoriesvar", "vital-signs": "Måling", "exam": "Undersøgelse", "survey": "Score",
    ]

    /// By the value as it is written, so that the flag never contradicts the digits.
    private static func interpretation(_ text: String, _ bounds: (low: Double?, high: Double?)) -> String? {
        guard let value = Double(text), bounds.low != nil || bounds.high != nil else { return nil }
        if let low = bounds.low, value < low { return "L" }
        if let high = bounds.high, value > high { return "H" }
        return "N"
    }

    /// Writes a blood pressure: one Observation with two components.
    ///
    /// - Parameter offset: how far above what is usual for the citizen the systolic pressure is.
    @discardableResult
    func bloodPressure(_ offset: Double = 0, at time: Moment, by measurer: Measurer) -> String {
        let systolic = systolic(on: time.date) + offset
        let high = Int(random.normal(systolic, 6).rounded())
        let low = min(Int(random.normal(48 + systolic * 0.22, 4).rounded()), high - 20)
        var isHome = false
        if case .home = measurer { isHome = true }
        return add("Observation") {
            $0.episodeExtension(measurer.pathway?.reference)
            $0.member("status", "final")
            $0.concepts(
                "category", CodeSystems.terminology + "observation-category", "vital-signs", "Måling")
            $0.concept("code", "http://loinc.org", "85354-9", isHome ? "Blodtryk målt hjemme" : "Blodtryk")
            $0.reference("subject", citizen.reference)
            $0.measured(at: time, by: measurer, citizen)
            // Limits of treatment for most: 140/90 in the clinic, 135/85 at home (Danish Hypertension Society).
            $0.interpretation(high >= (isHome ? 135 : 140) || low >= (isHome ? 85 : 90) ? "H" : "N")
            $0.array("component") { list in
                list.pressure(isHome ? "MCS88019" : "DNK05472", "8480-6", "Systolisk", high, limit: isHome ? 134 : 139)
                list.pressure(isHome ? "MCS88020" : "DNK05473", "8462-4", "Diastolisk", low, limit: isHome ? 84 : 89)
            }
        }
    }

    /// Results of one blood sample, and the report that holds them.
    ///
    /// - Parameter values: analyses with this citizen's mean; nil for the healthy mean.
    func bloodSample(
        _ values: [(key: String, mean: Double?)], on date: RegionDay, visit: Visit?, title: String,
        pathway: Pathway? = nil
    ) {
        guard let laboratory = directory.department("biochemistry", for: citizen.municipality), date <= end else {
            return
        }
        let time = Moment(date, minute: 7 * 60 + 30 + 5 * random.int(0...40))
        let results = values.compactMap {
            measure($0.key, $0.mean, at: time, by: .laboratory(laboratory, visit, pathway))
        }
        let answered = min(time.adding(minutes: 300), Moment(end, minute: 1439))
        add("DiagnosticReport") {
            if visit == nil { $0.episodeExtension(pathway?.reference) }
            $0.member("status", "final")
            $0.concepts("category", CodeSystems.terminology + "v2-0074", "LAB", "Laboratorium")
            $0.concept("code", text: title)
            $0.reference("subject", citizen.reference)
            $0.reference("encounter", optional: visit?.reference)
            $0.member("effectiveDateTime", time.text)
            $0.member("issued", answered.text)
            $0.array("performer") { list in
                list.object {
                    $0.member("reference", laboratory.organization)
                    $0.member("display", laboratory.name)
                }
            }
            $0.references("result", results)
        }
    }

    /// A picture or an examination: the procedure, and the report with its conclusion.
    func imaging(_ key: String, at time: Moment, visit: Visit?, finding: String, conclusion: String) {
        guard let code = tables.procedures[key],
            let unit = directory.department("radiology", for: citizen.municipality), time.date <= end
        else { return }
        let doctor = unit.member("L", random.int(0...3))
        procedure(key, at: time, visit: visit, unit: unit, clinician: doctor)
        add("DiagnosticReport") {
            $0.member("status", "final")
            $0.concepts("category", CodeSystems.terminology + "v2-0074", "RAD", "Billeddiagnostik")
            $0.concept("code", CodeSystems.diagnosis, code.code, code.display)
            $0.reference("subject", citizen.reference)
            $0.reference("encounter", optional: visit?.reference)
            $0.member("effectiveDateTime", time.text)
            $0.references("performer", [unit.organization])
            if let doctor { $0.references("resultsInterpreter", [doctor.role]) }
            $0.member(
                "conclusion", [finding, conclusion].compactMap { tables.texts[$0]?.text }.joined(separator: " "))
        }
    }

    /// An operation, an examination or a treatment.
    @discardableResult
    func procedure(
        _ key: String, at time: Moment, visit: Visit?, unit: Unit, clinician: StaffMember?, condition: String? = nil
    ) -> String? {
        guard let code = tables.procedures[key], time.date <= end else { return nil }
        return add("Procedure") {
            $0.member("status", "completed")
            $0.concept("code", CodeSystems.diagnosis, code.code, code.display)
            $0.reference("subject", citizen.reference)
            $0.reference("encounter", optional: visit?.reference)
            $0.member("performedDateTime", time.text)
            if let clinician {
                $0.array("performer") { list in
                    list.object {
                        $0.reference("actor", clinician.role, clinician.name)
                        $0.reference("onBehalfOf", unit.organization)
                    }
                }
            }
            $0.reference("location", unit.location, unit.name)
            $0.references("reasonReference", condition.map { [$0] } ?? [])
        }
    }
}

extension JSONWriter {
    fileprivate mutating func measured(at time: Moment, by measurer: Chart.Measurer, _ citizen: Citizen) {
        switch measurer {
        case .visit(let visit):
            reference("encounter", visit.reference)
            member("effectiveDateTime", time.text)
            references("performer", [visit.clinician?.role ?? visit.unit.organization])
        case .laboratory(let unit, let visit, _):
            reference("encounter", optional: visit?.reference)
            member("effectiveDateTime", time.text)
            references("performer", [unit.organization])
        case .home:
            member("effectiveDateTime", time.text)
            references("performer", [citizen.reference])
        }
    }

    fileprivate mutating func interpretation(_ code: String?) {
        guard let code else { return }
        let display = ["H": "Højt", "L": "Lavt", "N": "Normalt"][code]
        concepts("interpretation", CodeSystems.terminology + "v3-ObservationInterpretation", code, display)
    }

    fileprivate mutating func range(_ bounds: (low: Double?, high: Double?), _ measure: Measure) {
        guard bounds.low != nil || bounds.high != nil else { return }
        array("referenceRange") { list in
            list.object { range in
                for (name, bound) in [("low", bounds.low), ("high", bounds.high)] {
                    guard let bound else { continue }
                    range.quantity(
                        name, Digits.decimal(bound, measure.decimals), unit: measure.unit, ucum: measure.ucum)
                }
            }
        }
    }

    fileprivate mutating func pressure(_ npu: String, _ loinc: String, _ name: String, _ value: Int, limit: Int) {
        object {
            $0.object("code") {
                $0.array("coding") {
                    $0.coding(
                        npu.hasPrefix("MCS") ? "urn:oid:1.2.208.184.100.8" : "urn:oid:1.2.208.176.2.1", npu, name)
                    $0.coding("http://loinc.org", loinc)
                }
                $0.member("text", name)
            }
            $0.quantity("valueQuantity", String(value), unit: "mmHg", ucum: "mm[Hg]")
            $0.array("referenceRange") { list in
                list.object { $0.quantity("high", String(limit), unit: "mmHg", ucum: "mm[Hg]") }
            }
        }
    }
}
