import Access
import FHIR
import Record

/// What comes with a pathway's own changes, whichever way they came, in the same transaction.
enum ResponsibilityConsequences {
    static let all = [begun, named, planned, settled, returned, unitClosed]

    /// A pathway that begins has its history written, and a day until which its unit names a clinician.
    private static let begun = consequence("pathway-begun") { change, after, bystanders in
        let wasOpen = change.before.flatMap { Responsibility($0) }?.isOpen ?? false
        guard !wasOpen, after.isOpen, let unit = after.unit?.holder.reference else { return [] }
        var begun = try after.opened()
        if begun.clinician == nil, begun.nameClinicianBy == nil {
            let limits = try UnitLimits.find(unit, bystanders, at: change.instant)
            begun = try begun.toBeNamed(by: change.instant + limits[.nameClinicianWithin])
        }
        return [begun.json]
    }

    /// Who is named is at work.
    private static let named = consequence("clinician-named") { change, after, bystanders in
        let before = change.before.flatMap { Responsibility($0) }
        for role in [ResponsibilityRole.clinician, .coordinator, .cover] {
            func present(_ pathway: Responsibility?) -> String? {
                pathway?.periods.last { $0.role == role && $0.end ?? .max > change.instant }?.holder.reference
            }
            guard let holder = present(after), holder != present(before),
                let post = try bystanders.read(holder), let left = ClinicianLeft.instant(post)
            else { continue }
            if post["resourceType"]?.string == "PractitionerRole", left <= change.instant {
                throw RecordError.invalid("responsibility: holder: somebody who is at work (\(role.rawValue))")
            }
        }
        return []
    }

    /// A unit that has pathways is not closed: they are handed over first.
    private static let unitClosed = Consequence(name: "unit-closed", types: ["Organization"]) { change, bystanders in
        if case .operator = change.caller.role { return [] }
        guard change.after.map({ $0["active"]?.bool == false }) ?? true else { return [] }
        let having = RowQuery(
            PathwayProjection.projection.name, where: [.equals("unit", .text("Organization/" + change.id))], limit: 1)
        guard try bystanders.resources(of: having).isEmpty else {
            throw RecordError.conflict("the unit is responsible for pathways: they are handed over before it closes")
        }
        return []
    }

    /// A planned end is held against who comes next, some time before it.
    private static let planned = consequence("pathway-planned") { change, after, bystanders in
        let before = change.before.flatMap { Responsibility($0) }
        guard after.isOpen, let end = after.end, end != before?.end || before?.isOpen == false,
            let unit = after.unit?.holder.reference
        else { return [] }
        // Another consequence may have written it meanwhile.
        guard let current = try bystanders.read(after.reference).flatMap({ Responsibility($0) }) else { return [] }
        let limits = try UnitLimits.find(unit, bystanders, at: change.instant)
        return [try current.nextPlanned(by: max(change.instant, end - limits[.endingWithin])).json]
    }

    /// What was open about a pathway is over with it, or with the unit's responsibility.
    private static let settled = consequence("pathway-settled") { change, after, bystanders in
        guard let before = change.before.flatMap({ Responsibility($0) }), before.isOpen else { return [] }
        var written: [JSONValue] = []
        let hasMoved = after.unit?.holder.reference != before.unit?.holder.reference
        if !after.isOpen || hasMoved {
            for handover in try HandoverConsequences.pending(of: after.reference, bystanders)
            where !after.isOpen || handover.givingUnit?.reference != after.unit?.holder.reference {
                let reason = after.isOpen ? "Forløbet er flyttet til en anden enhed." : "Forløbet er afsluttet."
                written.append(try handover.with(.withdrawn, because: reason, at: change.instant))
            }
        }
        if !after.isOpen || hasMoved || after.clinician != nil && before.clinician == nil {
            written += try ResponsibilityTask.open(about: after.reference, bystanders)
                .map { try ResponsibilityTask.done($0, at: change.instant) }
        }
        return written
    }

    /// A clinician who is back at work can leave again.
    private static let returned = Consequence(name: "clinician-returned", types: ["PractitionerRole"]) { change, _ in
        guard let json = change.after, ClinicianLeft.instant(json) ?? .max > change.instant,
            let stamp = ClinicianLeft.stamp(of: json)
        else { return [] }
        var editor = JSONEditor(json)
        if json.list("extension").count == 1 {
            editor.remove("extension", of: json)
        } else {
            editor.remove(stamp)
        }
        return [try JSONDocument(editor.bytes).root]
    }

    private static func consequence(
        _ name: String,
        _ resources: @escaping @Sendable (ProposedChange, Responsibility, Bystanders) throws -> [JSONValue]
    ) -> Consequence {
        Consequence(name: name, types: ["EpisodeOfCare"]) { change, bystanders in
            // Operators move records as they are.
            if case .operator = change.caller.role, !change.isConsequence { return [] }
            guard let after = change.after.flatMap({ Responsibility($0) }) else { return [] }
            return try resources(change, after, bystanders)
        }
    }
}
