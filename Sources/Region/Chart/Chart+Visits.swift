import FHIR

/// Contacts and appointments.
extension Chart {
    /// Writes a contact that has happened.
    ///
    /// - Parameters:
    ///   - end: when it ended; after `minutes` where nothing else is said.
    ///   - nobody: leaves out who was there, as some records do.
    @discardableResult
    func visit(
        _ kind: VisitKind, at start: Moment, until end: Moment? = nil, minutes: Int = 20, unit: Unit,
        clinician: StaffMember?, service: String? = nil, reason: String? = nil, condition: String? = nil,
        pathway: Pathway? = nil, appointment: String? = nil
    ) -> Visit {
        let finish = end ?? start.adding(minutes: minutes)
        let stillThere = finish.date > self.end
        let reference = add("Encounter") {
            $0.member("status", stillThere && isAlive ? "in-progress" : "finished")
            $0.object("class") {
                $0.member("system", CodeSystems.terminology + "v3-ActCode")
                $0.member("code", kind.code)
                $0.member("display", kind.display)
            }
            $0.concepts("type", text: kind.display)
            $0.concept("serviceType", text: service ?? unit.kind.service)
            $0.reference("subject", citizen.reference)
            $0.references("episodeOfCare", pathway.map { [$0.reference] } ?? [])
            if let clinician {
                $0.array("participant") { list in
                    list.object { $0.reference("individual", clinician.role, clinician.name) }
                }
            }
            $0.references("appointment", appointment.map { [$0] } ?? [])
            $0.period("period", start.text, stillThere && isAlive ? nil : min(finish, lastMoment).text)
            if let reason { $0.concepts("reasonCode", text: reason) }
            $0.references("reasonReference", condition.map { [$0] } ?? [])
            if kind != .home && kind != .phone && kind != .video {
                $0.array("location") { list in
                    list.object { $0.reference("location", unit.location, unit.name) }
                }
            }
            $0.reference("serviceProvider", unit.organization, unit.name)
        }
        return Visit(
            reference: reference, kind: kind, start: start, end: finish, unit: unit, clinician: clinician,
            pathway: pathway)
    }

    private var lastMoment: Moment { Moment(end, minute: 1439) }

    /// A time of day in the opening hours, on a quarter of an hour.
    func openingTime(_ date: RegionDay) -> Moment { Moment(date, minute: 8 * 60 + 15 * random.int(0...26)) }

    /// A visit that was booked: the appointment and, unless the citizen stayed away, the contact.
    @discardableResult
    func bookedVisit(
        _ kind: VisitKind, on date: RegionDay, minutes: Int = 20, unit: Unit, clinician: StaffMember?, reason: String,
        condition: String? = nil, pathway: Pathway? = nil
    ) -> Visit? {
        let time = openingTime(date.onWeekday)
        guard time.date < end else { return nil }
        // Older appointments are not kept: only the contacts are.
        let isRecent = today - time.date < 550
        let stayedAway = isRecent && random.chance(0.035)
        var booking: String?
        if isRecent {
            booking = appointment(
                reason, kind, at: time, minutes: minutes, unit: unit, clinician: clinician, condition: condition,
                pathway: pathway, status: stayedAway ? "noshow" : "fulfilled")
        }
        if stayedAway { return nil }
        return visit(
            kind, at: time, minutes: minutes, unit: unit, clinician: clinician, reason: reason, condition: condition,
            pathway: pathway, appointment: booking)
    }

    /// Books a time to come, where the citizen lives and the course goes on.
    @discardableResult
    func book(
        _ reason: String, _ kind: VisitKind, on date: RegionDay, minutes: Int = 20, unit: Unit,
        clinician: StaffMember?, condition: String? = nil, pathway: Pathway? = nil, instruction: String? = nil
    ) -> String? {
        guard isAlive, pathway?.end == nil, date > today else { return nil }
        return appointment(
            reason, kind, at: openingTime(date.onWeekday), minutes: minutes, unit: unit, clinician: clinician,
            condition: condition, pathway: pathway, status: "booked", instruction: instruction)
    }

    private func appointment(
        _ reason: String, _ kind: VisitKind, at start: Moment, minutes: Int, unit: Unit, clinician: StaffMember?,
        condition: String?, pathway: Pathway?, status: String, instruction: String? = nil
    ) -> String {
        add("Appointment") {
            $0.member("status", status)
            $0.concepts("serviceType", text: unit.kind.service)
            $0.concept("appointmentType", text: kind.display)
            $0.concepts("reasonCode", text: reason)
            $0.references("reasonReference", condition.map { [$0] } ?? [])
            $0.member("description", reason)
            $0.references("supportingInformation", pathway.map { [$0.reference] } ?? [])
            $0.member("start", start.text)
            $0.member("end", start.adding(minutes: minutes).text)
            $0.member("minutesDuration", minutes)
            $0.member("created", (start.date - 30).description)
            $0.member("patientInstruction", instruction.flatMap { tables.texts[$0]?.text })
            $0.array("participant") { list in
                list.participant(citizen.reference, citizen.name)
                if let clinician { list.participant(clinician.role, clinician.name) }
                if kind == .consultation || kind == .outpatient || kind.isAdmission {
                    list.participant(unit.location, unit.name)
                } else {
                    list.participant(unit.service, unit.name)
                }
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func participant(_ reference: String, _ name: String) {
        object {
            $0.reference("actor", reference, name)
            $0.member("status", "accepted")
        }
    }
}
