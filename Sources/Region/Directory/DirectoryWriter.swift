import FHIR

/// Writes a unit of the directory as FHIR: the Organization, where it is, what it offers, who works there.
struct DirectoryWriter {
    let directory: Directory

    /// The resources of one unit.
    func resources(of unit: Unit) -> [RegionResource] {
        var resources = [organization(unit), location(unit)]
        if !unit.kind.service.isEmpty { resources.append(service(unit)) }
        for member in unit.staff {
            resources.append(practitioner(member))
            resources.append(role(member, in: unit))
        }
        return resources
    }

    private func resource(_ type: String, _ id: String, _ content: (inout JSONWriter) -> Void) -> RegionResource {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", type)
            $0.member("id", id)
            content(&$0)
        }
        return RegionResource(type: type, id: id, bytes: writer.bytes)
    }

    private func organization(_ unit: Unit) -> RegionResource {
        resource("Organization", unit.id) {
            $0.profile("dk-core-organization")
            if let leader = unit.leader { $0.leader(leader) }
            var identifiers = [
                (system: CodeSystems.sor, value: OrganisationNumber.make(unit.number)),
                (system: CodeSystems.gln, value: GlobalLocationNumber.make(unit.number)),
            ]
            if let own = unit.identifier { identifiers.append(own) }
            $0.identifiers(identifiers)
            $0.member("active", true)
            $0.array("type") { list in
                list.object { type in
                    type.array("coding") {
                        $0.coding(CodeSystems.sector, unit.kind.sector, Self.sectorNames[unit.kind.sector])
                        if unit.kind.key == "gp" { $0.coding(CodeSystems.snomed, "394761003", "Almen lægepraksis") }
                        if unit.kind.level == "hospital" { $0.coding(CodeSystems.snomed, "22232009", "Hospital") }
                    }
                }
            }
            $0.member("name", unit.name)
            $0.telecom(phone: unit.phone)
            $0.array("address") { list in list.object { $0.address(unit, directory.municipalities[unit.municipality]) }
            }
            $0.reference("partOf", optional: unit.parent.map { directory.units[$0].organization })
        }
    }

    static let sectorNames = [
        "region": "Region", "hospital": "Sygehus", "municipality": "Kommune", "general-practice": "Almen praksis",
        "specialist-practice": "Speciallægepraksis", "pharmacy": "Apotek",
    ]

    private func location(_ unit: Unit) -> RegionResource {
        resource("Location", unit.id) {
            $0.member("status", "active")
            $0.member("name", unit.name)
            $0.member("mode", "instance")
            $0.telecom(phone: unit.phone)
            $0.object("address") { $0.address(unit, directory.municipalities[unit.municipality]) }
            $0.reference("managingOrganization", unit.organization, unit.name)
            $0.array("hoursOfOperation") { $0.hours(unit.kind, opening: "openingTime", closing: "closingTime") }
        }
    }

    private func service(_ unit: Unit) -> RegionResource {
        resource("HealthcareService", unit.id) {
            $0.member("active", true)
            $0.reference("providedBy", unit.organization, unit.name)
            if let specialty = unit.kind.specialty { $0.concepts("specialty", CodeSystems.snomed, specialty) }
            $0.references("location", [unit.location])
            $0.member("name", "\(unit.kind.service), \(unit.name)")
            $0.telecom(phone: unit.phone)
            $0.array("availableTime") {
                $0.hours(unit.kind, opening: "availableStartTime", closing: "availableEndTime")
            }
        }
    }

    private func practitioner(_ member: StaffMember) -> RegionResource {
        resource("Practitioner", member.id) {
            $0.member("active", true)
            $0.humanName(member.given, member.family)
            $0.telecom(phone: member.phone)
            $0.member("gender", member.sex.rawValue)
            $0.array("qualification") { list in
                list.object { qualification in
                    if let code = member.profession.code {
                        qualification.identifiers([(CodeSystems.authorisation, member.authorisation)])
                        qualification.concept("code", CodeSystems.profession, code, member.profession.name)
                    } else {
                        qualification.concept("code", text: member.profession.name)
                    }
                }
            }
        }
    }

    private func role(_ member: StaffMember, in unit: Unit) -> RegionResource {
        resource("PractitionerRole", member.id) {
            $0.member("active", true)
            $0.reference("practitioner", member.practitioner, member.name)
            $0.reference("organization", unit.organization, unit.name)
            $0.concepts("code", text: member.profession.role)
            if let specialty = unit.kind.specialty { $0.concepts("specialty", CodeSystems.snomed, specialty) }
            $0.references("location", [unit.location])
            if !unit.kind.service.isEmpty { $0.references("healthcareService", [unit.service]) }
            $0.telecom(phone: member.phone)
        }
    }
}

extension JSONWriter {
    mutating func profile(_ name: String, confidential: Bool = false) {
        object("meta") {
            $0.array("profile") { $0.string("http://hl7.dk/fhir/core/StructureDefinition/" + name) }
            if confidential {
                $0.array("security") { list in
                    list.coding(CodeSystems.protection, "name-and-address", "Navne- og adressebeskyttelse")
                }
            }
        }
    }

    mutating func humanName(_ given: String, _ family: String) {
        array("name") { list in
            list.object {
                $0.member("use", "official")
                $0.member("text", given + " " + family)
                $0.member("family", family)
                $0.array("given") { $0.string(given) }
            }
        }
    }

    fileprivate mutating func address(_ unit: Unit, _ municipality: Municipality) {
        addressContent(unit.street, unit.postalArea, municipality)
    }

    /// An address with the extensions of dk-core for municipality and region.
    mutating func addressContent(_ street: String, _ area: PostalArea, _ municipality: Municipality) {
        array("extension") { list in
            list.codeExtension(
                "dk-core-municipalityCodes", CodeSystems.municipality, municipality.code, municipality.name)
            list.codeExtension(
                "dk-core-RegionalSubDivisionCodes", CodeSystems.region, municipality.region, municipality.regionName)
        }
        array("line") { $0.string(street) }
        member("city", area.name)
        member("postalCode", area.code)
        member("country", "DK")
    }

    private mutating func codeExtension(_ name: String, _ system: String, _ code: String, _ display: String) {
        object {
            $0.member("url", "http://hl7.dk/fhir/core/StructureDefinition/" + name)
            $0.object("valueCodeableConcept") { $0.array("coding") { $0.coding(system, code, display) } }
        }
    }

    fileprivate mutating func hours(_ kind: UnitKind, opening: String, closing: String) {
        object {
            $0.array("daysOfWeek") { list in
                for day in ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].prefix(
                    kind.always || kind.key == "homenursing" ? 7 : 5)
                {
                    list.string(day)
                }
            }
            if kind.always {
                $0.member("allDay", true)
            } else {
                $0.member(opening, kind.opens + ":00")
                $0.member(closing, kind.closes + ":00")
            }
        }
    }
}
