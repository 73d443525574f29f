package foxden.app;

import foxden.app.cli.SweepWiring;
import foxden.policies.llm.LanguageModels;
import foxden.policies.lmact.Templates;
import foxden.policies.sweep.ProgramFactory;
import foxden.policies.sweep.SweepProgram;
import java.nio.file.Path;

/** The program in a process of a cluster that plays a part of a sweep. */
public final class ClusterProgram implements ProgramFactory {

  @Override
  public SweepProgram create(Path root) {
    Composition here = new Composition(null, root);
    return new SweepWiring(
        here, LanguageModels.usual(here.environment(), here.clock()), Templates.shipped());
  }
}
