package foxden.app.cli;

import foxden.policies.Policy;
import foxden.policies.remote.PolicyServer;
import foxden.sim.Environment;
import foxden.sim.EnvironmentSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code foxden serve}. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Lets other programs ask a policy over a websocket, as openpi's and the BEHAVIOR challenge's",
      "clients do (msgpack), or in lockstep JSON at /lockstep. Ends with Ctrl+C."
    })
final class ServeCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--task", required = true, paramLabel = "T", description = "whose observations")
  private @Nullable String task;

  @Option(names = "--policy", required = true, paramLabel = "P", description = "who answers")
  private @Nullable String policy;

  @Option(names = "--port", paramLabel = "N", defaultValue = "8000", description = "8000")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "H",
      defaultValue = "127.0.0.1",
      description = "where to listen: 127.0.0.1, which only this machine reaches; 0.0.0.0 for all")
  private String host = "127.0.0.1";

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "of a connection's first episode; 0. Lockstep clients say their own")
  private long seed;

  ServeCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    String taskName = Objects.requireNonNull(task);
    String policyName = Objects.requireNonNull(policy);
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("--port must be from 0 to 65535, not " + port);
    }
    EnvironmentSpec facts;
    try (Environment world = wiring.tasks().create(taskName)) {
      facts = world.spec();
    }
    // Asked once here, so that a wrong name is told before anybody comes.
    try (Policy asked = wiring.policy(policyName, taskName)) {
      asked.reset(facts, seed);
    }
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("--host " + host + ": there is no such host");
    }
    try (PolicyServer server =
        PolicyServer.start(
            address,
            facts,
            () -> wiring.policy(policyName, taskName),
            seed,
            line -> {
              err.println("foxden: " + line);
              err.flush();
            })) {
      out.printf(
          "serving %s for %s at ws://%s:%d, lockstep JSON at /lockstep; Ctrl+C ends it%n",
          policyName, taskName, host, server.port());
      out.flush();
      // Until the process is ended.
      new CountDownLatch(1).await();
    }
    return 0;
  }
}
