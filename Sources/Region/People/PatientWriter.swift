import FHIR

/// Writes who a citizen is: the Patient and those near.
enum PatientWriter {
    static func write(_ chart: Chart) {
        let citizen = chart.citizen
        let municipality = chart.directory.municipalities[citizen.municipality]
        chart.add("Patient", id: citizen.id) {
            $0.profile("dk-core-patient", confidential: citizen.isProtected)
            $0.living(citizen)
            $0.identifiers([(CodeSystems.cpr, citizen.cpr)])
            $0.member("active", true)
            $0.humanName(citizen.given, citizen.family)
            $0.telecom(phone: citizen.phone, mobile: true, mail: "\(citizen.id)@borger.example")
            $0.member("gender", citizen.sex.rawValue)
            $0.member("birthDate", citizen.birth.description)
            $0.member("deceasedDateTime", citizen.death?.description)
            $0.array("address") { list in
                list.object {
                    $0.addressContent(citizen.street, citizen.postalArea, municipality)
                    $0.member("use", "home")
                }
            }
            if citizen.age(on: chart.today) >= 18 {
                $0.concept(
                    "maritalStatus", CodeSystems.terminology + "v3-MaritalStatus", citizen.maritalStatus.rawValue,
                    citizen.maritalStatus.display)
            }
            $0.communication(citizen.tongue)
            $0.array("generalPractitioner") { list in
                list.object {
                    $0.member("reference", citizen.clinic.organization)
                    $0.member("display", citizen.clinic.name)
                }
            }
        }
        for relative in citizen.relatives {
            let reference = write(relative, chart)
            // What has ended by itself stays in the record as long as somebody may still wonder about it.
            if relative.relation.isParent, citizen.age(on: chart.today) <= custodyAge {
                chart.custody(of: reference, relative)
            }
        }
    }

    /// Whoever has custody of a child may see the record until the child is 15 (sundhedsloven § 39 a).
    static let custodyAge = 15

    @discardableResult
    static func write(_ relative: Relative, _ chart: Chart) -> String {
        chart.add("RelatedPerson") {
            $0.profile("dk-core-related-person")
            if let cpr = relative.cpr { $0.identifiers([(CodeSystems.cpr, cpr)]) }
            $0.member("active", true)
            $0.reference("patient", chart.citizen.reference)
            $0.array("relationship") { list in
                list.object { relationship in
                    relationship.array("coding") {
                        $0.coding(CodeSystems.roleCode, relative.relation.rawValue, relative.relation.display)
                        if relative.relation.isParent {
                            $0.coding(CodeSystems.dkRelation, "PARAUTH", "Forældremyndighedsindehaver")
                        }
                    }
                }
            }
            $0.humanName(relative.given, relative.family)
            $0.telecom(phone: relative.phone, mobile: true)
            $0.member("gender", relative.sex.rawValue)
            $0.member("birthDate", relative.birth?.description)
        }
    }
}

extension JSONWriter {
    /// What must be reckoned with about how somebody lives; what is not so is not said, but that nobody is alone.
    fileprivate mutating func living(_ citizen: Citizen) {
        let own = "https://tovholder.dk/fhir/StructureDefinition/"
        var said: [(url: String, value: Bool)] = []
        if citizen.needsInterpreter {
            said.append(("http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired", true))
        }
        if citizen.isNotDigital { said.append((own + "not-digital", true)) }
        if let livesAlone = citizen.livesAlone { said.append((own + "lives-alone", livesAlone)) }
        guard !said.isEmpty else { return }
        array("extension") { list in
            for (url, value) in said {
                list.object {
                    $0.member("url", url)
                    $0.member("valueBoolean", value)
                }
            }
        }
    }

    fileprivate mutating func communication(_ tongue: MotherTongue?) {
        array("communication") { list in
            list.object {
                $0.concept("language", "urn:ietf:bcp:47", tongue?.code ?? "da", tongue?.name ?? "dansk")
                $0.member("preferred", true)
            }
        }
    }
}
