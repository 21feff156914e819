import Care
import Record

/// What a department does about a patient who is there, by the forms on the page of discharges.
extension PageServer {
    /// - Returns: nil where the form is about something else.
    func takeStay(
        _ form: FormFields, of citizen: String, _ capacity: Account.Capacity, _ visit: Visit
    ) async throws -> StayOutcome? {
        let hand = hand(capacity, visit, .discharges)
        let desk = StayDesk(record)
        do {
            switch form["do"] {
            case "admit":
                guard let kind = form["kind"].flatMap(HospitalStay.Kind.init) else { throw PageError.badRequest }
                _ = try await desk.admit(citizen, as: kind, by: hand)
            case "transfer":
                return try await transfer(form, of: citizen, desk, capacity, visit)
            case let word?:
                guard let step = StayDesk.Step(rawValue: word) else { return nil }
                try await desk.take(step, try Self.stay(form), of: citizen, by: hand)
            case nil: return nil
            }
            return StayOutcome()
        } catch let mistake as StayDesk.Mistake {
            return StayOutcome(mistake: mistake)
        }
    }

    private static func stay(_ form: FormFields) throws -> String {
        guard let stay = form["stay"], Route.isIdentifier(stay) else { throw PageError.badRequest }
        return stay
    }

    private func transfer(
        _ form: FormFields, of citizen: String, _ desk: StayDesk, _ capacity: Account.Capacity, _ visit: Visit
    ) async throws -> StayOutcome {
        let offer = OfferForm(form)
        let moment = context(visit).moment
        let found = try await units(named: offer.receiver == nil ? offer.name : nil, capacity, .discharges)
        let mistakes = offer.mistakes(found, at: moment).subtracting([.what])
        var outcome = StayOutcome(offer: offer, offerMistakes: mistakes, found: found)
        guard mistakes.isEmpty, let draft = offer.draft(found, at: moment) else { return outcome }
        do {
            _ = try await desk.offerTransfer(
                of: try Self.stay(form), of: citizen, to: draft.receiver, because: draft.why,
                by: hand(capacity, visit, .discharges))
        } catch RecordError.invalid {
            // It is no department of a hospital.
            outcome.offerMistakes.insert(.noSuchUnit)
        }
        return outcome
    }
}
