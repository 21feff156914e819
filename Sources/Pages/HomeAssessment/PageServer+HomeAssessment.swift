import Access
import Care
import Hummingbird
import Monitoring
import Record

/// Whether home is right for one citizen: both sides write, staff begin and decide.
extension PageServer {
    func homeAssessment(
        _ citizen: String, _ done: HomeAssessmentNotice?, _ form: FormFields?, _ visit: Visit
    ) async throws -> Response {
        let model = try await homeAssessmentModel(citizen, visit)
        guard let form else {
            return page(HomeAssessmentView(model: model, notice: done, context: context(visit)).html, visit)
        }
        do {
            return try await step(form, model, visit)
        } catch RecordError.conflict {
            return redirect(to: .homeAssessment(citizen: citizen, .late))
        }
    }

    private func homeAssessmentModel(_ citizen: String, _ visit: Visit) async throws -> HomeAssessmentModel {
        let capacity = try capacity(for: citizen, visit)
        let directory = directory
        let language = visit.language
        return try await record.read(
            .patient(citizen), as: capacity.caller, because: capacity.purpose,
            doing: RoutePattern.homeAssessment.rawValue
        ) { reading in
            let reader = MonitoringReader(reading)
            let looks = try reader.assessments(of: citizen)
            let isStaff = !capacity.staffSelves.isEmpty
            let plans = try reader.plans(of: citizen)
            let taken = Set(
                looks.filter { $0.assessment.status == .open }.map(\.programme.url)
                    + plans.filter(\.status.isRunning).compactMap {
                        $0.programme.split(separator: "|").first.map(String.init)
                    })
            return HomeAssessmentModel(
                citizen: try CitizenReader(reading, citizen, directory: directory).citizen(),
                relation: capacity.relation, isStaff: isStaff,
                items: looks.map { .init($0, started: Set(plans.compactMap(\.assessment)), language) },
                programmes: isStaff
                    ? try reader.programmes().filter { !taken.contains($0.url) }.map {
                        MonitoredModel.Programme(id: $0.canonical, title: language.say($0.title))
                    } : [])
        }
    }

    private func step(_ form: FormFields, _ model: HomeAssessmentModel, _ visit: Visit) async throws -> Response {
        let citizen = model.citizen.id
        let capacity = try capacity(for: citizen, visit)
        let hand = hand(capacity, visit, .homeAssessment)
        let desk = AssessmentDesk(record)
        func mistaken(_ mistake: HomeAssessmentMistake, _ form: HomeAssessmentForm? = nil) -> Response {
            page(
                HomeAssessmentView(model: model, form: form, mistake: mistake, context: context(visit)).html, visit,
                status: .badRequest)
        }
        if form["do"] == "begin" {
            guard let unit = ownUnit(visit) else { throw PageError.forbidden }
            guard let programme = form["programme"] else { return mistaken(.programme) }
            _ = try await desk.begin(programme, at: unit, of: citizen, by: hand)
            return redirect(to: .homeAssessment(citizen: citizen, .begun))
        }
        let id = try identifier(form["assessment"])
        guard let item = model.items.first(where: { $0.id == id }) else { throw PageError.notFound }
        switch form["do"] {
        case "answer":
            guard let side = form["side"].flatMap(AssessmentSide.init) else { throw PageError.badRequest }
            guard side == .citizen || model.isStaff else { throw PageError.forbidden }
            let sent = HomeAssessmentForm(form, side, item)
            guard (sent.words?.count ?? 0) <= 1000 else { return mistaken(.words, sent) }
            try await desk.answer(id, as: side, sent.answers, words: sent.words, of: citizen, by: hand)
            return redirect(to: .homeAssessment(citizen: citizen, .saved))
        case "decide":
            let sent = HomeAssessmentForm(deciding: form, item)
            if let mistake = sent.mistake(item) { return mistaken(mistake, sent) }
            guard let choice = sent.choice else { throw PageError.badRequest }
            var seen: [AssessmentSide: Int] = [:]
            for side in AssessmentSide.allCases { seen[side] = form["version-" + side.rawValue].flatMap(Int.init) }
            try await desk.decide(id, choice, why: sent.why, seen: .init(seen), of: citizen, by: hand)
            return redirect(to: .homeAssessment(citizen: citizen, .decided))
        case "start":
            guard let unit = ownUnit(visit) else { throw PageError.forbidden }
            try await start(item, watchedBy: unit, of: citizen, hand)
            return redirect(to: .monitored(citizen: citizen, .started))
        default: throw PageError.badRequest
        }
    }

    /// Begins the plan that was decided on.
    private func start(
        _ item: HomeAssessmentModel.Item, watchedBy unit: TaskParty, of citizen: String, _ hand: ConsentDesk.Hand
    ) async throws {
        let programme = try await record.read(
            .patient(citizen), as: hand.caller, because: hand.purpose, doing: hand.activity
        ) { try MonitoringReader($0).assessments(of: citizen).first { $0.assessment.id == item.id }?.programme }
        guard let programme else { throw PageError.notFound }
        _ = try await MonitoringDesk(record).start(
            programme.canonical, watchedBy: unit, assessment: item.id, of: citizen, by: hand)
    }

    /// The unit that whoever looks works in; nil for those who are not at work.
    func ownUnit(_ visit: Visit) -> TaskParty? {
        visit.session?.account.work?.capacity.caller.unit.map {
            TaskParty(reference: "Organization/" + $0, name: visit.session?.account.viewer.unit)
        }
    }
}
