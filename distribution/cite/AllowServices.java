import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A Java agent: ImageIO's service registry takes any service class again, as before Java 9. The suite was made for Java
 * 8, and the coordinate library inside it keeps its own services there.
 */
public final class AllowServices {
    private static final String REGISTRY = "javax/imageio/spi/ServiceRegistry";

    private AllowServices() {}

    public static void premain(String argument, Instrumentation instrumentation) {
        instrumentation.addTransformer(new ClassFileTransformer() {
            @Override
            public byte[] transform(
                    ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
                return REGISTRY.equals(name) ? changed(bytes) : null;
            }
        });
    }

    private static byte[] changed(byte[] bytes) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(bytes).accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] failures) {
                MethodVisitor method = super.visitMethod(access, name, type, generic, failures);
                if (!name.equals("checkClassAllowed")) {
                    return method;
                }
                allowAll(method);
                return null;
            }
        }, 0);
        return writer.toByteArray();
    }

    /** ServiceRegistry.class.getModule().addUses(service) */
    private static void allowAll(MethodVisitor method) {
        method.visitCode();
        method.visitLdcInsn(Type.getObjectType(REGISTRY));
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Class", "getModule", "()Ljava/lang/Module;", false);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, "java/lang/Module", "addUses", "(Ljava/lang/Class;)Ljava/lang/Module;", false);
        method.visitInsn(Opcodes.POP);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(2, 3);
        method.visitEnd();
    }
}
