import Pages
import Record
import ServiceLifecycle

/// Tells open pages of changes for as long as the server runs: in every process, for each has listeners of its own.
struct ChangeService: Service {
    let record: Record
    let hub: ChangeHub

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup { group in
                group.addTask { await ChangeFollower(record, hub).run() }
                group.addTask {
                    while !Task.isCancelled {
                        try? await Task.sleep(for: .milliseconds(hub.limits.beat))
                        hub.beat()
                    }
                }
                // A record that was closed has no more changes; the server ends by itself.
                await group.waitForAll()
            }
        }
        hub.close()
    }
}
