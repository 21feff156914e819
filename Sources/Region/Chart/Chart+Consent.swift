import FHIR

/// Who may read along: what the citizen has allowed, and what the law gives parents.
extension Chart {
    /// Lets a relative read along: an active permit for a year, as long as it is not withdrawn.
    func consent(to relative: String, _ who: Relative) {
        let given = today - 120
        permit(
            relative, who, by: citizen.reference, since: given, until: given.adding(years: 1),
            scope: "Adgang for pårørende")
    }

    /// Lets whoever has custody read along from the child's birth to the day before the fifteenth birthday.
    func custody(of parent: String, _ who: Relative) {
        permit(
            parent, who, by: parent, since: citizen.birth,
            until: citizen.birth.adding(years: PatientWriter.custodyAge) - 1, scope: "Forældres adgang")
    }

    private func permit(
        _ reader: String, _ who: Relative, by performer: String, since first: RegionDay, until last: RegionDay,
        scope: String
    ) {
        add("Consent") {
            $0.member("status", "active")
            $0.concept("scope", CodeSystems.terminology + "consentscope", "patient-privacy", scope)
            $0.concepts("category", "http://loinc.org", "59284-0", "Samtykke")
            $0.reference("patient", citizen.reference)
            $0.member("dateTime", first.description)
            $0.references("performer", [performer])
            $0.references("organization", [citizen.clinic.organization])
            $0.concept("policyRule", CodeSystems.terminology + "v3-ActCode", "OPTIN")
            $0.object("provision") { provision in
                provision.member("type", "permit")
                provision.period("period", first.description, last.description)
                provision.array("actor") { list in
                    list.object {
                        $0.concept(
                            "role", CodeSystems.terminology + "v3-ParticipationType", "IRCP", "Modtager af oplysninger")
                        $0.reference("reference", reader, who.given + " " + who.family)
                    }
                }
                provision.array("action") { list in
                    list.object {
                        $0.array("coding") {
                            $0.coding(CodeSystems.terminology + "consentaction", "access", "Se oplysninger")
                        }
                    }
                }
            }
        }
    }
}
