import FHIR

/// Who is responsible, as Tovholder writes it.
extension JSONWriter {
    private static let structure = "https://tovholder.dk/fhir/StructureDefinition/"

    /// The extensions of a course: its unit's and its clinician's period, and until when the unit has to name a clinician.
    mutating func responsibility(
        _ unit: Unit, _ clinician: StaffMember?, from start: RegionDay, to end: RegionDay?, nameBy: RegionDay?
    ) {
        array("extension") { list in
            list.responsibilityPeriod("unit", unit.organization, unit.name, from: start, to: end)
            if let clinician {
                list.responsibilityPeriod("clinician", clinician.role, clinician.name, from: start, to: end)
            }
            if let nameBy {
                list.object {
                    $0.member("url", Self.structure + "name-clinician-by")
                    $0.member("valueDateTime", Self.instant(nameBy))
                }
            }
        }
    }

    /// An instant in UTC: the dates of a course are days of it, the last one whole.
    private static func instant(_ day: RegionDay) -> String { day.description + "T00:00:00.000Z" }

    private mutating func responsibilityPeriod(
        _ role: String, _ holder: String, _ name: String, from start: RegionDay, to end: RegionDay?
    ) {
        object {
            $0.member("url", Self.structure + "responsibility")
            $0.array("extension") { parts in
                parts.object {
                    $0.member("url", "role")
                    $0.member("valueCode", role)
                }
                parts.object {
                    $0.member("url", "holder")
                    $0.reference("valueReference", holder, name)
                }
                parts.object {
                    $0.member("url", "period")
                    $0.period("valuePeriod", Self.instant(start), end.map { Self.instant($0 + 1) })
                }
                parts.object {
                    $0.member("url", "because")
                    $0.member("valueCode", "opened")
                }
            }
        }
    }

    /// The extension of a unit that names its leader.
    mutating func leader(_ leader: StaffMember) {
        array("extension") { list in
            list.object {
                $0.member("url", Self.structure + "unit-limits")
                $0.array("extension") { parts in
                    parts.object {
                        $0.member("url", "leader")
                        $0.reference("valueReference", leader.role, leader.name)
                    }
                }
            }
        }
    }

    /// The extensions of a handover: on whose behalf it is given, and who was told that nobody answers.
    mutating func handover(from unit: Unit, told: [(step: String, at: Moment, to: String, next: Moment)]) {
        array("extension") { list in
            list.object {
                $0.member("url", Self.structure + "on-behalf-of")
                $0.reference("valueReference", unit.organization, unit.name)
            }
            for step in told {
                list.object {
                    $0.member("url", Self.structure + "escalation")
                    $0.array("extension") { parts in
                        parts.object {
                            $0.member("url", "step")
                            $0.member("valueCode", step.step)
                        }
                        parts.object {
                            $0.member("url", "at")
                            $0.member("valueDateTime", step.at.text)
                        }
                        parts.object {
                            $0.member("url", "to")
                            $0.reference("valueReference", step.to)
                        }
                        parts.object {
                            $0.member("url", "next")
                            $0.member("valueDateTime", step.next.text)
                        }
                    }
                }
            }
        }
    }
}
