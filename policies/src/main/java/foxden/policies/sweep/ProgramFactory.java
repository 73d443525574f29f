package foxden.policies.sweep;

import java.nio.file.Path;

/**
 * Makes the program in a process that plays a part of a sweep. Found by {@link
 * java.util.ServiceLoader} on the machine that plays.
 */
public interface ProgramFactory {

  /**
   * The program.
   *
   * @param root where it is installed on this machine
   */
  SweepProgram create(Path root);
}
