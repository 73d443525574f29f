package foxden.sim.phoenix;

import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.TextForm;
import java.util.Optional;

/** Foxden's Phoenix for a registry, plain or with sticky actions. */
public final class PhoenixTask implements EnvironmentFactory {

  private final boolean sticky;

  /** {@code phoenix}, or {@code phoenix-sticky}. */
  public PhoenixTask(boolean sticky) {
    this.sticky = sticky;
  }

  @Override
  public String task() {
    return sticky ? PhoenixEnvironment.STICKY : PhoenixEnvironment.TASK;
  }

  @Override
  public String summary() {
    return sticky
        ? "the same, each frame keeping the last action with a chance of 25 %"
        : "Foxden's own bird shooter after the arcade game's rules, 100 steps";
  }

  @Override
  public Environment create() {
    return new PhoenixEnvironment(sticky);
  }

  @Override
  public Optional<TextForm> text() {
    return Optional.of(new PhoenixText());
  }
}
