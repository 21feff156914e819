import FHIR
import Testing

@testable import Care

/// What lies ahead and what is to be done: by their own time, never by the day on which somebody asked.
@Suite struct AheadRulesTests {
    static let orderWithoutTime =
        #"{"resourceType":"ServiceRequest","id":"r","status":"active","code":{"text":"Henvisning"},"authoredOn":"2026-10-01"}"#
    static let orderWithTime =
        #"{"resourceType":"ServiceRequest","id":"t","status":"active","code":{"text":"Scanning"},"authoredOn":"2026-10-01","occurrencePeriod":{"start":"2026-11-01","end":"2026-12-15"}}"#
    static let sample =
        #"{"resourceType":"ServiceRequest","id":"s","status":"active","category":[{"coding":[{"code":"108252007"}]}],"code":{"text":"Blodprøver"},"authoredOn":"2026-11-10","occurrencePeriod":{"start":"2026-11-12","end":"2026-11-23"}}"#

    @Test func anOrderWithoutATimeSaysOnlyWhenItWasMade() throws {
        let next = try SampleRecord(Self.orderWithoutTime).overview().next
        #expect(next.map(\.reference) == ["ServiceRequest/r"])
        #expect(next.first?.startIsOrderTime == true)
    }

    @Test func whatMayHappenAnyDayNowLiesAhead() throws {
        let next = try SampleRecord(Self.orderWithTime).overview().next
        #expect(next.map(\.reference) == ["ServiceRequest/t"])
        #expect(next.first?.startIsOrderTime == false)
    }

    @Test func aSampleThatIsToBeTakenByNowIsToBeDoneAndDoesNotComeAgain() throws {
        let overview = try SampleRecord(Self.sample).overview()
        #expect(overview.toDo.map(\.reference) == ["ServiceRequest/s"])
        #expect(overview.toDo.first?.end?.text == "2026-11-23")
        #expect(overview.next.isEmpty)
    }

    @Test func aTaskSaysWhetherItsStartIsMoreThanWhenItWasAskedFor() throws {
        let overview = try SampleRecord(
            #"{"resourceType":"Task","id":"1","status":"requested","for":{"reference":"Patient/p"},"owner":{"reference":"Patient/p"},"authoredOn":"2026-11-01"}"#,
            #"{"resourceType":"Task","id":"2","status":"requested","for":{"reference":"Patient/p"},"owner":{"reference":"Patient/p"},"authoredOn":"2026-11-01","executionPeriod":{"start":"2026-12-01"}}"#
        ).overview()
        let asked = Dictionary(uniqueKeysWithValues: overview.toDo.map { ($0.reference, $0.startIsOrderTime) })
        #expect(asked == ["Task/1": true, "Task/2": false])
    }

    /// Found in the browser: what was proposed without a time was nowhere but in the thread.
    @Test func whatIsAgreedWithoutATimeLiesAheadToo() throws {
        let overview = try SampleRecord(
            #"{"resourceType":"Appointment","id":"a","status":"proposed","participant":[{"actor":{"reference":"Patient/p"}}]}"#,
            #"{"resourceType":"Encounter","id":"v","status":"planned","class":{"code":"IMP"}}"#,
            #"{"resourceType":"Procedure","id":"o","status":"preparation"}"#,
            #"{"resourceType":"ServiceRequest","id":"r","status":"active"}"#
        ).overview()
        #expect(
            Set(overview.next.map(\.reference)) == ["Appointment/a", "Encounter/v", "Procedure/o", "ServiceRequest/r"])
        #expect(overview.now.isEmpty, "what is planned does not go on yet")
    }

    @Test(arguments: [
        ("P—Potassium ion; subst.c. = ? mmol/L", "Potassium ion (P)"),
        ("P(kB)—Glucose; stofk. = ? mmol/L", "Glucose (P(kB))"),
        ("Pt—Tidlig Opsporing (TOBS) score; antal (værdi 0-15) = ?", "Tidlig Opsporing (TOBS) score"),
        ("U—Protein; arb.k.(proc.) = ?", "Protein (U)"), ("Kreatinin;P", "Kreatinin (P)"), ("Sut;", "Sut;"),
        ("Kreatinin", "Kreatinin"), ("A—B", "A—B"), ("= ?", "= ?"),
    ])
    func analysesAreCalledByTheirName(term: String, expected: String) {
        #expect(PlainTerm.ofAnalysis(term) == expected)
    }

    /// A row keeps both, and the language that the resource says it is in.
    @Test func theRowKeepsWhatItWasMadeFrom() throws {
        let json = try JSONDocument(
            #"{"resourceType":"ServiceRequest","id":"r","language":"de","status":"active","subject":{"reference":"Patient/p"},"authoredOn":"2026-10-01"}"#
        ).root
        let draft = try #require(ThreadExtractor.row(of: json)).draft
        let read = try #require(EntryDraft(encoded: draft.encoded))
        #expect(read == draft)
        #expect(read.language == "de" && read.startIsOrderTime)
    }
}
