import ServiceLifecycle

/// What happens first when the server is asked to stop: it says that it is not ready, and goes on serving for a while, so
/// that whoever spreads requests over several servers finds out before connections are refused.
struct Draining: Service {
    let lifeCycle: LifeCycle
    let seconds: Int64
    let manager: ServiceManager

    func run() async throws {
        try await gracefulShutdown()
        lifeCycle.drain()
        manager.tell(.stopping)
        // A second signal ends the program, and cancels this.
        if seconds > 0 { try? await Task.sleep(for: .seconds(seconds)) }
    }
}
