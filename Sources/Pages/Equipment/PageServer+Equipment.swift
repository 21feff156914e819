import Access
import Care
import Hummingbird
import Monitoring
import Record

/// What a citizen has been lent, and what the unit has out.
extension PageServer {
    func equipment(
        _ citizen: String, _ done: EquipmentNotice?, _ form: FormFields?, _ visit: Visit
    ) async throws -> Response {
        guard let form else {
            let model = try await equipmentModel(citizen, visit)
            return page(EquipmentView(model: model, notice: done, context: context(visit)).html, visit)
        }
        do {
            if let mistake = try await step(form, citizen, visit) {
                let model = try await equipmentModel(citizen, visit)
                return page(
                    EquipmentView(
                        model: model, mistake: mistake, form: EquipmentForm(form), context: context(visit)
                    ).html, visit, status: .badRequest)
            }
        } catch RecordError.conflict {
            return redirect(to: .equipment(citizen: citizen, .late))
        }
        let notice: EquipmentNotice =
            switch form["do"] {
            case "order": .ordered
            case "fault": .told
            default: .kept
            }
        return redirect(to: .equipment(citizen: citizen, notice))
    }

    private func equipmentModel(_ citizen: String, _ visit: Visit) async throws -> EquipmentModel {
        let capacity = try capacity(for: citizen, visit)
        let (directory, language) = (directory, visit.language)
        return try await record.read(
            .patient(citizen), as: capacity.caller, because: capacity.purpose, doing: RoutePattern.equipment.rawValue
        ) { reading in
            let contacts = CareReader(reading, directory: directory)
            let items = try MonitoringReader(reading).equipment(of: citizen).map { look in
                let owner = look.equipment.owner
                let contact =
                    try contacts.contact(owner.reference) ?? Contact(reference: owner.reference, unit: owner.name)
                return EquipmentModel.Item(look, contact, selves: capacity.staffSelves, language)
            }
            return EquipmentModel(
                citizen: try CitizenReader(reading, citizen, directory: directory).citizen(),
                relation: capacity.relation, items: items,
                kinds: capacity.staffSelves.isEmpty
                    ? [] : EquipmentKind.all.map { .init(id: $0.id, name: language.say($0.name)) })
        }
    }

    /// - Returns: what is wrong; nil where it was done.
    private func step(_ form: FormFields, _ citizen: String, _ visit: Visit) async throws -> EquipmentMistake? {
        let capacity = try capacity(for: citizen, visit)
        let hand = hand(capacity, visit, .equipment)
        let desk = EquipmentDesk(record)
        if form["do"] == "fault" {
            let id = try identifier(form["equipment"])
            guard let words = Self.words(form["words-fault-" + id]) else { return .words }
            try await desk.report(fault: words, of: id, patient: citizen, by: hand)
            return nil
        }
        guard case .professional = capacity.caller.role else { throw PageError.forbidden }
        if form["do"] == "order" {
            guard let unit = ownUnit(visit) else { throw PageError.forbidden }
            guard let kind = form["kind"].flatMap(EquipmentKind.named) else { return .kind }
            guard let days = days([.delivery: "delivery"], form) else { return .date }
            _ = try await desk.order(kind, from: unit, deliverBy: days[.delivery], for: citizen, by: hand)
            return nil
        }
        let id = try identifier(form["equipment"])
        guard let code = form["do"].flatMap(EquipmentStep.init), code != .faulty,
            let version = form["version"].flatMap(Int.init)
        else { throw PageError.badRequest }
        var details = EquipmentDesk.Details()
        if code == .delivered {
            guard let serial = form["serial-" + id], serial.count <= HomeEquipment.longestSerial else {
                return .serial
            }
            guard let days = days([.battery: "battery-" + id, .calibration: "calibration-" + id], form) else {
                return .date
            }
            (details.serial, details.days) = (serial, days)
        }
        if code.needsWords {
            guard let words = Self.words(form["words-\(code.rawValue)-\(id)"]) else { return .words }
            details.words = words
        }
        try await desk.take(code, with: id, details, seen: version, of: citizen, by: hand)
        return nil
    }

    private static func words(_ text: String?) -> String? {
        text.flatMap { $0.count <= MonitoringSystems.longestText ? $0 : nil }
    }

    /// The days that a form gives, each at noon; nil where one is no day, or none that can be.
    private func days(_ fields: [EquipmentMatter: String], _ form: FormFields) -> [EquipmentMatter: Int64]? {
        let now = record.surroundings.now()
        var days: [EquipmentMatter: Int64] = [:]
        for (matter, name) in fields {
            guard let text = form[name] else { continue }
            guard let day = Self.day(text) else { return nil }
            let instant = LocalClock.denmark.instant(day: day.daysSince1970, minutes: 12 * 60)
            guard instant > now, instant <= now + matter.longest else { return nil }
            days[matter] = instant
        }
        return days
    }

    /// What the unit of whoever looks has out.
    func unitEquipment(_ visit: Visit) async throws -> Response {
        guard let session = visit.session, let work = session.account.work, let unit = work.capacity.caller.unit else {
            throw PageError.forbidden
        }
        let found = try await record.read(
            .lookup, as: work.capacity.caller, because: work.capacity.purpose,
            doing: RoutePattern.unitEquipment.rawValue
        ) { try MonitoringReader($0).equipment(ofUnit: "Organization/" + unit) }
        return page(
            UnitEquipmentView(lines: found.lines, hasMore: found.hasMore, context: context(visit)).html, visit)
    }
}
