import FHIR

/// What happens to a stay. Each step gives the Encounter as it is afterwards, every other byte as it was.
extension HospitalStay {
    /// A stay that begins.
    ///
    /// - Parameters:
    ///   - pathway: what it belongs to, as `EpisodeOfCare/id`; nil: the record writes one with it.
    ///   - author: who has admitted.
    ///   - origin: the unit that somebody was moved from.
    static func begun(
        _ id: String, of patient: String, at department: String, _ kind: Kind, from start: Int64,
        pathway: String? = nil, author: String? = nil, origin: String? = nil
    ) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Encounter")
            $0.member("id", id)
            $0.member("status", "in-progress")
            $0.object("class") {
                $0.member("system", StaySystems.actCode)
                $0.member("code", kind.code)
            }
            $0.reference("subject", "Patient/" + patient, display: nil)
            if let pathway { $0.array("episodeOfCare") { list in list.object { $0.member("reference", pathway) } } }
            if let author {
                $0.array("participant") { list in
                    list.object { $0.reference("individual", author, display: nil) }
                }
            }
            $0.object("period") { $0.member("start", InstantText.second(start)) }
            if let origin { $0.object("hospitalization") { $0.reference("origin", origin, display: nil) } }
            $0.reference("serviceProvider", department, display: nil)
        }
        return try JSONDocument(writer.bytes).root
    }

    /// The patient goes home for a while.
    func onLeave(from instant: Int64) throws -> JSONValue {
        try changed { editor in
            editor.set("status", of: json, to: "onleave")
            editor.set(extensions: [(StaySystems.leave, Self.leave(from: instant, until: nil))], of: json)
        }
    }

    /// The patient is back from leave.
    func back(at instant: Int64) throws -> JSONValue {
        try changed { editor in
            editor.set("status", of: json, to: "in-progress")
            let began = leave?.start ?? instant
            editor.set(extensions: [(StaySystems.leave, Self.leave(from: began, until: instant))], of: json)
        }
    }

    /// The hospital is done with what it treats; nil: it is not after all.
    func finishedTreatment(at instant: Int64?) throws -> JSONValue {
        try changed { editor in
            let value = instant.map { instant in
                Self.bytes(StaySystems.treatmentFinished) {
                    $0.member("valueDateTime", InstantText.second(instant))
                }
            }
            editor.set(extensions: [(StaySystems.treatmentFinished, value)], of: json)
        }
    }

    /// The stay belongs to a pathway.
    func belonging(to pathway: String) throws -> JSONValue {
        try changed { editor in
            var writer = JSONWriter()
            writer.array { list in
                for old in json.list("episodeOfCare") { list.value(old) }
                list.object { $0.member("reference", pathway) }
            }
            editor.set("episodeOfCare", of: json, toJSON: writer.bytes)
        }
    }

    /// Units besides the department are to know of it.
    func informing(_ units: [String]) throws -> JSONValue {
        try changed { editor in
            let all = units.map { unit in
                Self.bytes(StaySystems.informed) { $0.reference("valueReference", unit, display: nil) }
            }
            editor.append(extensions: all, to: json)
        }
    }

    /// A later stay has taken its place.
    func ended(by later: HospitalStay) throws -> JSONValue {
        try changed { editor in
            editor.set("status", of: json, to: "finished")
            Self.end(at: max(later.start, start), json, &editor)
            var place = JSONWriter()
            if let hospitalization = json["hospitalization"] {
                place.object { $0.member("reference", later.department) }
                editor.set("destination", of: hospitalization, toJSON: place.bytes)
            } else {
                place.object { $0.reference("destination", later.department, display: nil) }
                editor.set("hospitalization", of: json, toJSON: place.bytes)
            }
            let mark = Self.bytes(StaySystems.endedBy) { $0.reference("valueReference", later.reference, display: nil) }
            editor.set(extensions: [(StaySystems.endedBy, mark)], of: json)
        }
    }

    /// The stay that had taken its place was a mistake: it goes on.
    func reopened() throws -> JSONValue {
        try changed { editor in
            editor.set("status", of: json, to: leave.map { $0.end == nil } == true ? "onleave" : "in-progress")
            if let period = json["period"] { editor.remove("end", of: period) }
            if let hospitalization = json["hospitalization"] {
                if hospitalization.members.contains(where: { $0.name != "destination" }) {
                    editor.remove("destination", of: hospitalization)
                } else {
                    editor.remove("hospitalization", of: json)
                }
            }
            editor.set(extensions: [(StaySystems.endedBy, nil)], of: json)
        }
    }

    private static func end(at instant: Int64, _ json: JSONValue, _ editor: inout JSONEditor) {
        if let period = json["period"] { editor.set("end", of: period, to: InstantText.second(instant)) }
    }

    private func changed(_ body: (inout JSONEditor) -> Void) throws -> JSONValue {
        var editor = JSONEditor(json)
        body(&editor)
        return try JSONDocument(editor.bytes).root
    }

    private static func bytes(_ url: String, _ value: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        writer.object {
            $0.member("url", url)
            value(&$0)
        }
        return writer.bytes
    }

    private static func leave(from start: Int64, until end: Int64?) -> [UInt8] {
        bytes(StaySystems.leave) {
            $0.object("valuePeriod") { period in
                period.member("start", InstantText.second(start))
                period.member("end", end.map { InstantText.second($0) })
            }
        }
    }
}
