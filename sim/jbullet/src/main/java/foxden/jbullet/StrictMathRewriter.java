package foxden.jbullet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Copies the classes of jbullet, vecmath and stack-alloc, with {@code java.lang.Math} replaced by
 * {@code java.lang.StrictMath}. The two have the same methods, so that renaming the class in each
 * constant pool is all it takes.
 */
public final class StrictMathRewriter {

  /** One class from each library; the library is the jar it was loaded from. */
  private static final List<String> LIBRARIES =
      List.of(
          "com.bulletphysics.dynamics.RigidBody", "javax.vecmath.Matrix3f", "cz.advel.stack.Stack");

  private static final String FROM = "java/lang/Math";
  private static final String TO = "java/lang/StrictMath";

  private StrictMathRewriter() {}

  /**
   * @param args the folder that receives the classes
   * @throws IOException when a library cannot be read or a class cannot be written
   */
  public static void main(String[] args) throws IOException, URISyntaxException {
    Path out = Path.of(args[0]);
    for (String library : LIBRARIES) {
      copy(jarOf(library), out);
    }
  }

  /** The jar that holds a class; a copy that an earlier build left in a folder is passed over. */
  private static Path jarOf(String type) throws IOException, URISyntaxException {
    String entry = type.replace('.', '/') + ".class";
    Enumeration<URL> found = StrictMathRewriter.class.getClassLoader().getResources(entry);
    while (found.hasMoreElements()) {
      String url = found.nextElement().toString();
      if (url.startsWith("jar:")) {
        return Path.of(new URI(url.substring(4, url.indexOf("!/"))));
      }
    }
    throw new IOException("no jar on the class path holds " + type);
  }

  private static void copy(Path jar, Path out) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Enumeration<JarEntry> entries = file.entries();
      while (entries.hasMoreElements()) {
        JarEntry entry = entries.nextElement();
        if (!entry.getName().endsWith(".class") || entry.getName().startsWith("META-INF/")) {
          continue;
        }
        Path target = out.resolve(entry.getName()).normalize();
        if (!target.startsWith(out)) {
          throw new IOException(jar + ": entry " + entry.getName() + " points out of the folder");
        }
        byte[] original = file.getInputStream(entry).readAllBytes();
        Files.createDirectories(target.getParent());
        Files.write(target, rewrite(original));
      }
    }
  }

  /**
   * A class file with the constant {@code java/lang/Math} renamed (JVM specification, 4.4). All
   * that follows the constant pool refers to it by index and stays as it is.
   */
  static byte[] rewrite(byte[] classFile) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(classFile.length + 16);
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(in.readInt());
    out.writeInt(in.readInt());
    int count = in.readUnsignedShort();
    out.writeShort(count);
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      out.writeByte(tag);
      switch (tag) {
        case 1 -> {
          String text = in.readUTF();
          out.writeUTF(text.equals(FROM) ? TO : text);
        }
        case 5, 6 -> {
          out.writeLong(in.readLong());
          i++; // long and double take two places
        }
        case 3, 4, 9, 10, 11, 12, 17, 18 -> out.writeInt(in.readInt());
        case 15 -> {
          out.writeByte(in.readUnsignedByte());
          out.writeShort(in.readUnsignedShort());
        }
        case 7, 8, 16, 19, 20 -> out.writeShort(in.readUnsignedShort());
        default -> throw new IOException("unknown constant tag " + tag + " at index " + i);
      }
    }
    in.transferTo(out);
    return bytes.toByteArray();
  }
}
