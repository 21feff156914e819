package import Care
import FHIR

/// From what somebody wrote to what can be searched for.
extension PatientSearch {
    package init(_ fields: FormFields) {
        self.init(number: fields["number"], name: fields["name"], birthDate: fields["birth-date"])
    }

    /// What is asked, or what is wrong with it. A number wins over a name.
    package var question: Result<PatientQuery, FindPatientMistake> {
        if let number {
            let digits = number.filter { !$0.isWhitespace && $0 != "-" }
            guard digits.utf8.count == 10, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
                return .failure(FindPatientMistake(.number))
            }
            return .success(.number(digits))
        }
        guard let name, let birthDate else { return .failure(FindPatientMistake(.tooLittle)) }
        guard let date = Self.date(birthDate) else { return .failure(FindPatientMistake(.date)) }
        return .success(.person(name: name, birthDate: date))
    }

    /// Day, month and year with anything between them, or year first as FHIR writes it.
    private static func date(_ text: String) -> String? {
        let parts = text.split { !$0.isNumber }.map { Int($0) }
        guard parts.count == 3, let first = parts[0], let month = parts[1], let last = parts[2] else { return nil }
        let (year, day) = first > 31 ? (first, last) : (last, first)
        guard year > 1800, let civil = CivilDateTime(year: year, month: month, day: day) else { return nil }
        return civil.text
    }
}

/// What is wrong with a search, as an error.
package struct FindPatientMistake: Error, Sendable, Hashable {
    package let mistake: FindPatientView.Mistake

    package init(_ mistake: FindPatientView.Mistake) {
        self.mistake = mistake
    }
}
