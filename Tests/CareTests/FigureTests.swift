import Testing

@testable import Care

/// Small numbers are hidden, and cannot be worked out from the others.
@Suite struct FigureTests {
    @Test func partsOfAShownTotal() {
        #expect(Figure.parts([10, 20], smallest: 5) == [.exact(10), .exact(20)])
        #expect(Figure.parts([3, 2, 20], smallest: 5) == [.fewerThan(5), .fewerThan(5), .exact(20)])
        #expect(
            Figure.parts([3, 30, 20], smallest: 5) == [.fewerThan(5), .exact(30), .withheld],
            "three would be the total less fifty")
        #expect(Figure.parts([3, 0], smallest: 5) == [.fewerThan(5), .exact(0)])
        #expect(Figure.parts([], smallest: 5) == [])
    }

    /// Whatever the numbers: none that is small is shown, and never exactly one is hidden beside others that are not.
    @Test func nothingSmallCanBeWorkedOut() {
        for first in 0...7 {
            for second in 0...7 {
                for third in 0...7 {
                    let counts = [first, second, third]
                    let figures = Figure.parts(counts, smallest: 5)
                    let hidden = zip(counts, figures).filter { $0.1 != .exact($0.0) }
                    #expect(zip(counts, figures).allSatisfy { $0 == 0 || $0 >= 5 || $1 == .fewerThan(5) })
                    #expect(hidden.count != 1 || counts.filter { $0 >= 5 }.isEmpty, "\(counts)")
                }
            }
        }
    }
}
