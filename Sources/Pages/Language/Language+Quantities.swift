import Care

/// What is measured, where the record says it by code only.
extension Language {
    /// The title of an entry: the record's words, else what the code means, else what kind of thing it is, with the code
    /// where there is one.
    func title(of entry: Entry) -> String {
        title(entry.title, code: entry.code) { name(of: entry.kind) }
    }

    /// The title of one of several values that were measured together.
    func title(of component: MeasuredComponent) -> String {
        title(component.title, code: component.code) { texts.entry.value }
    }

    func title(_ words: String, code: String?, else kind: () -> String) -> String {
        let bare = code?.split(separator: "|", maxSplits: 1).last.map(String.init)
        if !words.isEmpty, words != bare { return words }
        if let code, let known = Self.quantities[code] { return self == .danish ? known.danish : known.english }
        return words.isEmpty ? kind() : "\(kind()) (\(words))"
    }

    /// The vital signs that FHIR itself names by LOINC codes.
    private static let quantities: [String: (danish: String, english: String)] = [
        "http://loinc.org|85354-9": ("Blodtryk", "Blood pressure"),
        "http://loinc.org|8480-6": ("Systolisk", "Systolic"),
        "http://loinc.org|8462-4": ("Diastolisk", "Diastolic"),
        "http://loinc.org|9279-1": ("Vejrtrækninger", "Respiratory rate"),
        "http://loinc.org|8867-4": ("Puls", "Heart rate"),
        "http://loinc.org|2708-6": ("Iltmætning", "Oxygen saturation"),
        "http://loinc.org|59408-5": ("Iltmætning", "Oxygen saturation"),
        "http://loinc.org|8310-5": ("Temperatur", "Body temperature"),
        "http://loinc.org|8302-2": ("Højde", "Height"),
        "http://loinc.org|29463-7": ("Vægt", "Weight"),
        "http://loinc.org|39156-5": ("BMI", "BMI"),
        "http://loinc.org|9843-4": ("Hovedomfang", "Head circumference"),
    ]

    /// A unit as people write it: UCUM's remarks in braces and its brackets are for machines.
    func say(unit: String?) -> String? {
        guard var unit, !unit.isEmpty, unit != "1" else { return nil }
        while let open = unit.firstIndex(of: "{"), let close = unit[open...].firstIndex(of: "}") {
            unit.removeSubrange(open...close)
        }
        let known = ["mm[Hg]": "mmHg", "Cel": "°C", "[degF]": "°F", "[lb_av]": "lb", "[in_i]": "in"]
        let said = known[unit] ?? unit
        return said.isEmpty || said == "/" ? nil : localised(said)
    }
}
