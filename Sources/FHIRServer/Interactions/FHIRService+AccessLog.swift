import Access
import Apps
import FHIR
import Record

/// Who has looked at a citizen's record, as AuditEvents: for the citizen, and the programs that the citizen lets see it.
extension FHIRService {
    /// Rows on a page unless the client says otherwise, and at most.
    private static let usualRows = 50
    private static let mostRows = 500

    func accessLog(_ call: FHIRCall) async throws -> FHIRAnswer {
        try call.permitParameters()
        try call.permit(.search, type: "AuditEvent")
        let query = call.request.query
        let count = query["_count"].map { Int($0) ?? 0 } ?? Self.usualRows
        guard count > 0 else { throw FHIRError.malformed("_count is a number from 1 up") }
        let before = query["before"].map { Int64($0) ?? 0 }
        guard before.map({ $0 > 0 }) ?? true else { throw FHIRError.malformed("before is the number of a row") }
        let patient = call.target.patient ?? ""
        let capacity = try call.holder.capacity(for: patient)
        _ = try capacity.subject(naming: patient)
        let caller = call.caller(capacity)
        switch caller.role {
        case .citizen, .system: break
        default: throw FHIRError.forbidden("who has looked is told to the citizen")
        }
        // A condition on AuditEvents cannot be kept, so that nothing is given by it.
        if let tests = caller.limits?.types["AuditEvent"], !tests.isEmpty {
            throw FHIRError.forbidden("the token's scopes do not permit this")
        }
        let limit = min(count, Self.mostRows)
        let rows = try await record.read(
            .patient(patient), as: caller, because: capacity.purpose, doing: call.activity
        ) { try $0.audit(of: patient, before: before, limit: limit + 1) }
        let address = "\(call.request.base)/Patient/\(patient)/$access-log"
        var bundle = BundleWriter(type: "searchset")
        bundle.link("self", "\(address)?_count=\(limit)" + (before.map { "&before=\($0)" } ?? ""))
        if rows.count > limit, let last = rows.prefix(limit).last {
            bundle.link("next", "\(address)?_count=\(limit)&before=\(last.number)")
        }
        for row in rows.prefix(limit) {
            bundle.entry { writer in
                writer.member("fullUrl", "\(address)#\(row.number)")
                writer.key("resource")
                AuditEventWriter.write(row, to: &writer)
                writer.object("search") { $0.member("mode", "match") }
            }
        }
        return FHIRAnswer(status: 200, body: bundle.bytes)
    }
}

/// A row of the audit as an AuditEvent.
///
/// Source: FHIR R4, AuditEvent, and its value sets `audit-event-type`, `audit-event-action`, `audit-event-outcome`.
private enum AuditEventWriter {
    /// The types that an agent may be.
    private static let people: Set<String> = [
        "Patient", "Practitioner", "PractitionerRole", "RelatedPerson", "Organization", "Device",
    ]

    static func write(_ row: NumberedAuditEntry, to writer: inout JSONWriter) {
        let entry = row.entry
        writer.object { writer in
            writer.member("resourceType", "AuditEvent")
            writer.member("id", String(row.number))
            writer.object("type") { type in
                type.member("system", "http://terminology.hl7.org/CodeSystem/audit-event-type")
                type.member("code", "rest")
            }
            writer.member("action", entry.action == .read ? "R" : "U")
            writer.member("recorded", BundleWriter.instant(entry.instant))
            writer.member("outcome", entry.outcome == .permitted ? "0" : "4")
            writer.array("purposeOfEvent") { purposes in
                purposes.object { purpose in
                    purpose.array("coding") { codings in
                        codings.object { coding in
                            coding.member("system", "http://terminology.hl7.org/CodeSystem/v3-ActReason")
                            coding.member("code", entry.purpose)
                        }
                    }
                }
            }
            writer.array("agent") { agents in
                agents.object { agent(entry, &$0) }
            }
            writer.object("source") { source in source.object("observer") { $0.member("display", "Tovholder") } }
            writer.array("entity") { entities in
                entities.object { entity(entry, &$0) }
            }
        }
    }

    private static func agent(_ entry: AuditEntry, _ writer: inout JSONWriter) {
        writer.array("role") { roles in roles.object { $0.member("text", entry.role) } }
        writer.object("who") { who in
            let type = String(entry.who.prefix { $0 != "/" })
            if isSomebodyElse(entry, type) {
                who.member("display", "somebody else")
            } else {
                who.member(entry.who.contains("/") && people.contains(type) ? "reference" : "display", entry.who)
            }
        }
        writer.member("requestor", true)
    }

    /// Whether it was another citizen, or a relative whom the citizen has let see nothing: of them the citizen learns that
    /// they tried, and not who they are.
    private static func isSomebodyElse(_ entry: AuditEntry, _ type: String) -> Bool {
        switch type {
        case "Patient": entry.who != "Patient/" + (entry.patient ?? "")
        case "RelatedPerson": entry.outcome == .refused
        default: false
        }
    }

    private static func entity(_ entry: AuditEntry, _ writer: inout JSONWriter) {
        if let patient = entry.patient { writer.object("what") { $0.member("reference", "Patient/" + patient) } }
        writer.member("name", entry.activity)
        let details = [
            ("ground", entry.ground), ("unit", entry.unit.map { "Organization/" + $0 }), ("app", entry.app),
            ("changes", entry.count > 0 ? String(entry.count) : nil),
        ]
        guard details.contains(where: { $0.1 != nil }) else { return }
        writer.array("detail") { list in
            for case (let name, let value?) in details {
                list.object { detail in
                    detail.member("type", name)
                    detail.member("valueString", value)
                }
            }
        }
    }
}
