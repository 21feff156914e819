import Access
import Care
import FHIR
import HTTPTypes
import Hummingbird
import Monitoring
import Record
import SignIn

/// What a citizen measures and answers at home today, and what the device keeps of it.
extension PageServer {
    /// How a device sends what it has kept: it reads statuses, not pages.
    static let keptHeader = "Tovholder-Kept"

    func today(_ citizen: String, _ query: TodayQuery, _ form: FormFields?, _ visit: Visit) async throws -> Response {
        let model = try await todayModel(citizen, visit)
        var context = context(visit)
        context.keeping?.today = .today(citizen: citizen, TodayQuery())
        context.keeping?.keeps = model.mayEnter ? .today(citizen: citizen, TodayQuery(isKept: true)) : nil
        if let form { return try await take(form, model, context, visit) }
        if query.isKept {
            guard model.mayEnter else { throw PageError.forbidden }
            return page(KeptTodayView(model: model, context: context).html, visit)
        }
        return page(
            TodayView(
                model: model, notice: query.notice, transmission: randomness.token(bytes: 16), context: context
            ).html, visit)
    }

    private func todayModel(_ citizen: String, _ visit: Visit) async throws -> TodayModel {
        let capacity = try capacity(for: citizen, visit)
        // A relative who may not act is shown no form that the door would refuse.
        let mayEnter = try await mayAnswer(capacity, citizen, .today)
        let directory = directory
        let (language, moment) = (visit.language, context(visit).moment)
        return try await record.read(
            .patient(citizen), as: capacity.caller, because: capacity.purpose, doing: RoutePattern.today.rawValue
        ) { reading in
            let contacts = CareReader(reading, directory: directory)
            let plans = try MonitoringReader(reading).today(of: citizen).plans.map { plan in
                let unit = plan.unit
                let contact =
                    try contacts.contact(unit.reference) ?? Contact(reference: unit.reference, unit: unit.name)
                var shown = TodayPlan(plan, unit: contact, moment, language)
                for place in shown.answers.indices {
                    shown.answers[place].enteredBy = try Self.entered(shown.answers[place].id, reading, contacts)
                }
                return shown
            }
            return TodayModel(
                citizen: try CitizenReader(reading, citizen, directory: directory).citizen(),
                relation: capacity.relation, mayEnter: mayEnter, plans: plans,
                isAskedAboutHome: try MonitoringReader(reading).assessments(of: citizen).contains {
                    $0.assessment.status == .open && $0.views[.citizen] == nil
                })
        }
    }

    /// Who or what sent a value, where that is somebody else than the citizen.
    private static func entered(_ id: String, _ reading: Reading, _ contacts: CareReader) throws -> String? {
        guard let reference = ReferencePath(id), reference.type == "Observation",
            let json = try reading.resource(reference.type, reference.id)?.json()
        else { return nil }
        let performer = json["performer"]?.elements.first { $0["reference"] != nil }?["reference"]?.string
        guard let sender = json["device"]?["reference"]?.string ?? performer, !sender.hasPrefix("Patient/") else {
            return nil
        }
        let contact = try contacts.contact(sender)
        return contact?.person ?? contact?.unit
    }

    // MARK: What is sent

    private func take(
        _ form: FormFields, _ model: TodayModel, _ context: PageContext, _ visit: Visit
    ) async throws -> Response {
        guard let id = form["plan"], let plan = model.plans.first(where: { $0.id == id }) else {
            throw PageError.notFound
        }
        guard model.mayEnter else { throw PageError.forbidden }
        let citizen = model.citizen.id
        let capacity = try capacity(for: citizen, visit)
        let hand = hand(capacity, visit, .today)
        let desk = MonitoringDesk(record)
        switch form["do"] {
        case "measure":
            if let mistaken = try await report(form, plan, citizen, hand) {
                return page(
                    TodayView(
                        model: model, form: mistaken, transmission: randomness.token(bytes: 16), context: context
                    ).html, visit, status: .unprocessableContent)
            }
            return taken(.sent, citizen, visit)
        case "wish":
            let about = form["about"].map { String($0.prefix(200)) }
            // What was sent twice is one wish.
            if plan.wishedAt == nil || about != nil { try await desk.wish(about, in: id, of: citizen, by: hand) }
            return taken(.wished, citizen, visit)
        case "learn":
            try await desk.learn(try identifier(form["step"]), in: id, of: citizen, by: hand)
            return taken(.learnt, citizen, visit)
        case "pause":
            // Asked for in words, so that somebody answers; it is a pause when staff have agreed to it.
            let days = [form["from"], form["until"]].map { $0.flatMap(Self.day).map(context.language.say) ?? "–" }
            let words = context.texts.today.pauseWish(days[0], days[1], String((form["why"] ?? "").prefix(200)))
            try await desk.wish(words, in: id, of: citizen, by: hand)
            return taken(.pauseAsked, citizen, visit)
        default: throw PageError.badRequest
        }
    }

    /// A browser is led on; a device that sends what it has kept is told that it may forget it.
    private func taken(_ notice: TodayNotice, _ citizen: String, _ visit: Visit) -> Response {
        if visit.request?.headers.value(of: Self.keptHeader) != nil {
            var headers = HTTPFields()
            headers.set("Cache-Control", "private, no-store")
            return Response(status: .noContent, headers: headers)
        }
        return redirect(to: .today(citizen: citizen, TodayQuery(notice: notice)))
    }

    /// - Returns: the form with its mistakes; nil where it was taken.
    private func report(
        _ form: FormFields, _ plan: TodayPlan, _ citizen: String, _ hand: ConsentDesk.Hand
    ) async throws -> MeasureForm? {
        guard let activity = form["activity"],
            let item = (plan.due + plan.extra).first(where: { $0.activity == activity }),
            case .measures(let fields) = item.what
        else { throw PageError.badRequest }
        var read = MeasureForm(plan: plan.id, activity: activity, form, fields)
        guard read.mistakes.isEmpty else { return read }
        guard let transmission = form["transmission"], (1...64).contains(transmission.utf8.count) else {
            throw PageError.badRequest
        }
        // How long ago by the device's own clock, which may be wrong, but not by how much it has gone.
        let age = form["age"].map { Int64($0) ?? -1 } ?? 0
        guard (0...Self.mostAge).contains(age) else { throw PageError.badRequest }
        let values = fields.compactMap { field -> MonitoringDesk.Report.Value? in
            guard let measure = Measure.named(field.measure), let value = read.values[field.measure] else { return nil }
            return MonitoringDesk.Report.Value(measure: measure.id, value: value, unit: measure.unit)
        }
        do {
            _ = try await MonitoringDesk(record).report(
                MonitoringDesk.Report(
                    activity: activity, values: values, at: now - age * 1000, transmission: transmission),
                in: plan.id, of: citizen, by: hand)
        } catch let fault as ReportFault {
            for field in fields where read.values[field.measure] != nil {
                read.mistakes[field.measure] = MeasureForm.Mistake(fault)
            }
            return read
        }
        return nil
    }

    /// As long as a device keeps anything (`keeping.js`), in seconds, and a day for clocks.
    private static let mostAge: Int64 = 15 * 24 * 60 * 60

    /// A day as a browser writes it.
    static func day(_ text: String) -> CalendarDate? {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, (2000...2199).contains(parts[0]), (1...12).contains(parts[1]), parts[2] >= 1,
            parts[2] <= CivilDate.daysInMonth(parts[1], ofYear: parts[0])
        else { return nil }
        return CalendarDate(year: parts[0], month: parts[1], day: parts[2])
    }
}

extension MeasureForm.Mistake {
    fileprivate init(_ fault: ReportFault) {
        self =
            switch fault {
            case .value(.impossible): .impossible
            case .old, .future: .tooOld
            case .ended: .ended
            case .value, .transmission, .otherContent: .refused
            }
    }
}
