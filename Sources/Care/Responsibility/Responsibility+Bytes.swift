import FHIR

/// How steps are written into the pathway's own bytes.
extension Responsibility {
    /// The pathway with other periods: those there are may have got another end, and new ones come after them.
    func edited(_ body: (inout [ResponsibilityPeriod]) -> Void) throws -> Responsibility {
        var changed = periods
        body(&changed)
        return try self.changed { editor, json in
            var added = changed[...]
            if isWritten {
                for (line, (old, new)) in zip(lines, zip(periods, changed)) where old.end != new.end {
                    guard let end = new.end, let period = Self.valuePeriod(line) else { continue }
                    editor.set("end", of: period, to: InstantText.exact(end))
                }
                added = changed.dropFirst(periods.count)
            }
            let lines = added.map { period in
                var writer = JSONWriter()
                period.write(to: &writer)
                return writer.bytes
            }
            editor.append(extensions: lines, to: json)
        }
    }

    /// Makes changes in places of the pathway.
    func changed(_ body: (inout JSONEditor, JSONValue) -> Void) throws -> Responsibility {
        var editor = JSONEditor(json)
        body(&editor, json)
        return Responsibility(of: EpisodeOfCare(json: try JSONDocument(editor.bytes).root))
    }

    /// The pathway with a step that was taken because no clinician was named.
    func escalated(_ escalation: Escalation) throws -> Responsibility {
        try changed { editor, json in
            var writer = JSONWriter()
            escalation.write(to: &writer)
            editor.append(extensions: [writer.bytes], to: json)
        }
    }

    /// The pathway with the date until which a clinician is to be named.
    func toBeNamed(by instant: Int64) throws -> Responsibility {
        try changed { editor, json in Self.setClinician(nil, by: instant, json, &editor) }
    }

    /// The pathway with another instant, or none, at which it is looked whether somebody comes next. Its history is
    /// written, so that its extensions are never left empty.
    func nextPlanned(by instant: Int64?) throws -> Responsibility {
        try opened().changed { editor, json in
            for old in json.list("extension") where old["url"]?.string == ResponsibilitySystems.nextBy {
                editor.remove(old)
            }
            guard let instant else { return }
            var writer = JSONWriter()
            writer.object {
                $0.member("url", ResponsibilitySystems.nextBy)
                $0.member("valueDateTime", InstantText.exact(instant))
            }
            editor.append(extensions: [writer.bytes], to: json)
        }
    }

    /// Where the period stands in the extension.
    private static func valuePeriod(_ line: JSONValue) -> JSONValue? {
        line.list("extension").first { $0["url"]?.string == "period" }?["valuePeriod"]
    }

    /// Who answers by name, and until when somebody has to be named.
    static func setClinician(
        _ clinician: ResponsibilityPeriod.Holder?, by: Int64?, _ json: JSONValue, _ editor: inout JSONEditor
    ) {
        removeStamps(json, &editor)
        if let clinician {
            set("careManager", to: clinician, json, &editor)
        } else {
            editor.remove("careManager", of: json)
        }
        guard let by else { return }
        var writer = JSONWriter()
        writer.object {
            $0.member("url", ResponsibilitySystems.nameClinicianBy)
            $0.member("valueDateTime", InstantText.exact(by))
        }
        editor.append(extensions: [writer.bytes], to: json)
    }

    static func set(
        _ element: String, to holder: ResponsibilityPeriod.Holder, _ json: JSONValue, _ editor: inout JSONEditor
    ) {
        var writer = JSONWriter()
        writer.object {
            $0.member("reference", holder.reference)
            $0.member("display", holder.display)
        }
        editor.set(element, of: json, toJSON: writer.bytes)
    }

    /// Takes away the date until which a clinician is to be named, and what was done because of it.
    static func removeStamps(_ json: JSONValue, _ editor: inout JSONEditor) {
        let stamps = [ResponsibilitySystems.nameClinicianBy, ResponsibilitySystems.escalation]
        let extensions = json.list("extension")
        let removed = extensions.filter { stamps.contains($0["url"]?.string ?? "") }
        // FHIR knows no empty array, but something may be added to it in the same step: then it stands there again.
        for stamp in removed { editor.remove(stamp) }
    }
}
