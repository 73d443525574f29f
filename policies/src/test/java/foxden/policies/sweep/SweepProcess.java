package foxden.policies.sweep;

import java.nio.file.Path;

/** A sweep in a process of its own, to be killed. Arguments: sweep file, folder. */
public final class SweepProcess {

  private SweepProcess() {}

  public static void main(String[] arguments) throws Exception {
    ArenaProgram program = new ArenaProgram();
    Path folder = Path.of(arguments[1]);
    Plan plan = PlanFile.read(Path.of(arguments[0]), program);
    var unused =
        new Sweep(program, plan, folder)
            .run(new ThreadEngine(program, 2, Sweep.logs(folder)), null, (done, of) -> {});
  }
}
