import Access
import Care
import Hummingbird
import Monitoring
import Record

/// Changing a programme, and seeing what that means. What somebody has written comes back with every answer but that it is published.
extension PageServer {
    /// What a programme is changed from, and by whom.
    private struct Tuning {
        var newest: Programme
        var days: Int
        /// Whether a newer version has come since the form was opened.
        var isLate: Bool
        var capacity: Account.Capacity
        var visit: Visit
    }

    func tuning(
        _ name: String, _ query: TuningQuery, _ form: FormFields?, _ visit: Visit
    ) async throws -> Response {
        let capacity = try unitCapacity(visit)
        guard let newest = try await versions(of: name, capacity, .tuning).first?.programme else {
            throw PageError.notFound
        }
        guard let form else {
            let file = query.isFile ? ProgrammeFile.text(of: newest) : nil
            let model = TuningModel(newest, file: file, visit.language)
            return page(TuningView(model: model, context: context(visit)).html, visit)
        }
        let days = form["days"].flatMap(Int.init).flatMap { ProgrammeTrial.periods.contains($0) ? $0 : nil } ?? 30
        let tuning = Tuning(
            newest: newest, days: days, isLate: form["from"] != newest.version, capacity: capacity, visit: visit)
        switch form["do"] {
        case "try-fields":
            var fields = ProgrammeFields(form)
            guard let edited = fields.programme(from: newest) else {
                let model = TuningModel(newest, fields: fields, days: days, visit.language)
                return page(TuningView(model: model, context: context(visit)).html, visit, status: .badRequest)
            }
            return try await trial(of: edited, tuning)
        case "edit-file": return editor(Self.text(in: form), tuning)
        case "try-file", "publish":
            let text = Self.text(in: form)
            let edited: Programme
            do {
                edited = try await programme(text, tuning)
            } catch let fault as ProgrammeFault {
                return editor(text, fault: fault, tuning)
            }
            return form["do"] == "publish"
                ? try await publish(edited, form, tuning) : try await trial(of: edited, tuning)
        default: throw PageError.badRequest
        }
    }

    private static func text(in form: FormFields) -> String {
        (form.values["text"] ?? "").replacing("\r\n", with: "\n")
    }

    private func editor(_ text: String, fault: ProgrammeFault? = nil, _ tuning: Tuning) -> Response {
        let model = TuningModel(tuning.newest, file: text, fault: fault, days: tuning.days, tuning.visit.language)
        return page(
            TuningView(model: model, context: context(tuning.visit)).html, tuning.visit,
            status: fault == nil ? .ok : .badRequest)
    }

    /// The same programme, which asks nothing that is not here.
    ///
    /// - Throws: ``ProgrammeFault``, and ``RecordError``.
    private func programme(_ text: String, _ tuning: Tuning) async throws -> Programme {
        let edited = try ProgrammeFile.read(text)
        guard edited.name == tuning.newest.name, edited.url == tuning.newest.url else {
            throw ProgrammeFault.other(tuning.newest, in: text)
        }
        let missing = try await record.read(
            .directory, as: tuning.capacity.caller, because: tuning.capacity.purpose,
            doing: RoutePattern.tuning.rawValue
        ) { try MonitoringReader($0).missingForm(of: edited) }
        if let missing { throw ProgrammeFault.missing(missing, in: text) }
        return edited
    }

    private func trial(
        of edited: Programme, _ tuning: Tuning, written: TrialModel.Written = TrialModel.Written()
    ) async throws -> Response {
        let (newest, capacity, visit) = (tuning.newest, tuning.capacity, tuning.visit)
        var next = edited
        next.version = Programme.version(after: newest.version)
        let trial = try await ProgrammeTrial.run(
            from: newest, to: next, days: tuning.days, record, as: capacity.caller, because: capacity.purpose,
            doing: RoutePattern.tuning.rawValue)
        var written = written
        written.isLate = tuning.isLate
        let model = TrialModel(
            from: newest, to: next, trial: trial,
            mayPublish: ProgrammeAuthorship.mayPublish(newest, capacity.caller, follow: trial.all), written: written,
            visit.language)
        return page(
            TrialView(model: model, context: context(visit)).html, visit,
            status: written.lacksReason ? .badRequest : .ok)
    }

    private func publish(_ edited: Programme, _ form: FormFields, _ tuning: Tuning) async throws -> Response {
        var written = TrialModel.Written(why: form["why"], isApproved: form["approved"] != nil)
        // What somebody looked at was made from a version that is not the newest any more: it is looked at again.
        guard !tuning.isLate else { return try await trial(of: edited, tuning, written: written) }
        guard let why = written.why, why.count <= MonitoringSystems.longestText else {
            written.lacksReason = true
            return try await trial(of: edited, tuning, written: written)
        }
        var next = edited
        next.version = Programme.version(after: tuning.newest.version)
        if written.isApproved { next.isExperimental = false }
        do {
            try await ProgrammeDesk(record).publish(
                next, from: tuning.newest.canonical, why: why, by: hand(tuning.capacity, tuning.visit, .tuning))
        } catch RecordError.conflict {
            var later = tuning
            later.isLate = true
            later.newest =
                try await versions(of: tuning.newest.name, tuning.capacity, .tuning).first?.programme ?? tuning.newest
            return try await trial(of: edited, later, written: written)
        } catch RecordError.invalid(let reason) {
            return editor(
                ProgrammeFile.text(of: next), fault: ProgrammeFault(line: 1, reason: reason, danish: reason), tuning)
        }
        return redirect(to: .versions(id: tuning.newest.name, .published))
    }

    /// Whose unit it is that a programme is changed for.
    func unitCapacity(_ visit: Visit) throws(PageError) -> Account.Capacity {
        guard let capacity = visit.session?.account.work?.capacity, capacity.caller.unit != nil else {
            throw .forbidden
        }
        return capacity
    }

    /// The versions of a programme, the newest first.
    func versions(
        of name: String, _ capacity: Account.Capacity, _ pattern: RoutePattern
    ) async throws -> [PublishedProgramme] {
        try await record.read(
            .directory, as: capacity.caller, because: capacity.purpose, doing: pattern.rawValue
        ) { try MonitoringReader($0).versions(named: name) }
    }
}
