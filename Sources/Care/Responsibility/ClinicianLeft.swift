import FHIR
import Record

/// What happens to pathways when the clinician who answers for them leaves: they fall to the unit, which has to name
/// another. They may be many, so it is done a batch at a time; the PractitionerRole itself says how far it has come.
enum ClinicianLeft {
    static let clock = Clock(
        name: "clinician-left", types: ["PractitionerRole"],
        due: { role in
            guard let left = instant(role) else { return [] }
            let owner = PractitionerRole(json: role).organization?.target
            guard let stamp = stamp(of: role) else { return [ClockTime(left, owner: owner)] }
            guard stamp["valueDateTime"] != nil, let again = Extension(json: stamp).valueDateTime else { return [] }
            return [ClockTime(again.earliest, owner: owner)]
        }, strike: release)

    /// As many in one transaction.
    static let batch = 100

    /// When somebody has left, or will: nil where that is not known.
    static func instant(_ role: JSONValue) -> Int64? {
        let role = PractitionerRole(json: role)
        let end = role.period?.end.map(ResponsibilityTime.end)
        // Since when a post is no longer filled is not said by that alone: for long enough.
        return role.active == false ? 0 : end
    }

    /// Says how far it has come: with an instant there is more to do, without all is done.
    static func stamp(of role: JSONValue) -> JSONValue? {
        role.list("extension").first { $0["url"]?.string == url }
    }

    private static let url = "https://tovholder.dk/fhir/StructureDefinition/pathways-released"

    private static func release(_ struck: StruckClock) throws -> [JSONValue] {
        let reference = "PractitionerRole/" + (PractitionerRole(json: struck.resource).id ?? "")
        let query = RowQuery(
            PathwayProjection.projection.name, where: [.equals("clinician", .text(reference))], limit: batch)
        let pathways = try struck.bystanders.resources(of: query).compactMap { Responsibility($0) }
        var limits: [String: UnitLimits] = [:]
        var written = try pathways.map { pathway in
            let unit = pathway.unit?.holder.reference ?? ""
            let own = try limits[unit] ?? UnitLimits.find(unit, struck.bystanders, at: struck.instant)
            limits[unit] = own
            return try pathway.clinicianNamed(
                nil, at: struck.instant, because: .rule(.absence), by: struck.instant + own[.nameClinicianWithin]
            ).json
        }
        written.append(try stamped(struck, isDone: pathways.count < batch))
        return written
    }

    private static func stamped(_ struck: StruckClock, isDone: Bool) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("url", url)
            if isDone {
                $0.member("valueBoolean", true)
            } else {
                // Another instant than the one that has struck, and not after now.
                let again = struck.due == struck.instant ? struck.instant - 1 : struck.instant
                $0.member("valueDateTime", InstantText.exact(again))
            }
        }
        var editor = JSONEditor(struck.resource)
        if let stamp = stamp(of: struck.resource) {
            editor.replace(stamp, withJSON: writer.bytes)
        } else {
            editor.append(extensions: [writer.bytes], to: struck.resource)
        }
        return try JSONDocument(editor.bytes).root
    }
}
