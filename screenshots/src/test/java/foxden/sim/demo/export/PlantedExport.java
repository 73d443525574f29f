package foxden.sim.demo.export;

import foxden.policies.Policy;
import org.jspecify.annotations.Nullable;

/** An export that drives; see {@code RulesBiteTest}. */
public final class PlantedExport {
  public @Nullable Policy policy;
}
