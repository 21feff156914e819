package import FHIR

/// How a decision stands on a discharge and on its letter, so that whoever reads them need not work it out.
extension ExtendedResponsibilityRule.Decision {
    /// The decision that a resource bears; nil where it bears none that can be understood.
    package init?(of resource: JSONValue) {
        guard let stamp = resource.list("extension").first(where: { $0["url"]?.string == TransitionSystems.coverage })
        else { return nil }
        let parts = stamp.list("extension")
        func part(_ name: String) -> JSONValue? { parts.first { $0["url"]?.string == name } }
        guard let isCovered = part("covered")?["valueBoolean"]?.bool else { return nil }
        let unmet = parts.filter { $0["url"]?.string == "unmet" }
            .compactMap { $0["valueCode"]?.string.flatMap(ExtendedResponsibilityRule.Criterion.init) }
        let end = part("end")?["valueDateTime"]?.string.flatMap(DateTime.init)?.earliest
        guard isCovered == (end != nil), isCovered == unmet.isEmpty else { return nil }
        self.init(unmet: unmet, end: end)
    }

    /// The extension that says it.
    func write(to list: inout JSONWriter) {
        list.object {
            $0.member("url", TransitionSystems.coverage)
            $0.array("extension") { parts in
                parts.object {
                    $0.member("url", "covered")
                    $0.member("valueBoolean", isCovered)
                }
                for criterion in unmet {
                    parts.object {
                        $0.member("url", "unmet")
                        $0.member("valueCode", criterion.rawValue)
                    }
                }
                if let end {
                    parts.object {
                        $0.member("url", "end")
                        $0.member("valueDateTime", InstantText.second(end))
                    }
                }
            }
        }
    }
}
