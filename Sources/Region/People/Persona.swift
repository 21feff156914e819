import FHIR

/// The people whom the sign-in offers for trying the record out.
package enum Persona: String, Sendable, CaseIterable {
    case chronicallyIllCitizen = "chronically-ill-citizen"
    case youngHealthyCitizen = "young-healthy-citizen"
    case parent
    case daughter
    case generalPractitioner = "general-practitioner"
    case hospitalNurse = "hospital-nurse"
    case hospitalDoctor = "hospital-doctor"
    case municipalNurse = "municipal-nurse"
    case acuteLineNurse = "acute-line-nurse"
    case qualityOfficer = "quality-officer"
    case son
    case clinicStaff = "gp-clinic-staff"
    case secretary
    case therapist
    case coordinator
    case reviewer
    case frailCitizen = "frail-citizen"
    case frailCitizensDaughter = "frail-citizens-daughter"
    case citizenInHospital = "citizen-in-hospital"
}

/// Writes the Person of a persona.
enum PersonaWriter {
    /// - Parameters:
    ///   - targets: the Patient, RelatedPerson or Practitioner that the Person is.
    ///   - role: the PractitionerRole of one of the staff.
    static func resource(
        _ persona: Persona, given: String, family: String, phone: String, sex: Sex, targets: [String], role: String?,
        seed: UInt64, words: PersonaWords?
    ) -> RegionResource {
        let place = Persona.allCases.firstIndex(of: persona) ?? 0
        let id = ResourceIdentity.persona(seed: seed, place)
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Person")
            $0.member("id", id)
            $0.object("meta") {
                $0.array("tag") { $0.coding(CodeSystems.persona, persona.rawValue) }
            }
            $0.array("extension") { list in
                if let words { list.description(words) }
                if let role {
                    list.object {
                        $0.member("url", CodeSystems.personaRole)
                        $0.reference("valueReference", role)
                    }
                }
            }
            $0.humanName(given, family)
            $0.telecom(phone: phone, mobile: true)
            $0.member("gender", sex.rawValue)
            $0.member("active", true)
            $0.array("link") { list in
                for target in targets { list.object { $0.reference("target", target) } }
            }
        }
        return RegionResource(type: "Person", id: id, bytes: writer.bytes)
    }
}

extension JSONWriter {
    fileprivate mutating func description(_ words: PersonaWords) {
        object {
            $0.member("url", CodeSystems.personaDescription)
            $0.array("extension") { list in
                for (language, text) in [("da", words.danish), ("en", words.english)] {
                    list.object {
                        $0.member("url", language)
                        $0.member("valueString", text)
                    }
                }
            }
        }
    }
}
