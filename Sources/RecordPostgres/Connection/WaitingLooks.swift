/// Looks that wait for a reader, in the order that they came.
struct WaitingLooks {
    private var jobs: [ReaderPool.Job] = []
    /// How many of the first have been taken.
    private var taken = 0

    var count: Int { jobs.count - taken }

    var first: ReaderPool.Job? { taken < jobs.count ? jobs[taken] : nil }

    mutating func append(_ job: ReaderPool.Job) { jobs.append(job) }

    /// The first of them, at most so many.
    mutating func take(_ most: Int) -> [ReaderPool.Job] {
        let end = min(taken + most, jobs.count)
        let next = Array(jobs[taken..<end])
        taken = end
        // Half of it at a time, so that taking one costs the same however many wait.
        if taken * 2 >= jobs.count {
            jobs.removeFirst(taken)
            taken = 0
        }
        return next
    }

    /// Those at the front of which something is true.
    mutating func take(while condition: (ReaderPool.Job) -> Bool) -> [ReaderPool.Job] {
        take(jobs[taken...].prefix(while: condition).count)
    }

    mutating func takeAll() -> [ReaderPool.Job] { take(count) }
}
