# What the images are built in: this machine's JDK, its Maven and its Maven repository, so that the build needs no network.
FROM hazardwatch-stand-in/debian
COPY jdk /opt/java/openjdk
COPY maven /usr/share/maven
COPY repository /root/.m2/repository
ENV JAVA_HOME=/opt/java/openjdk MAVEN_HOME=/usr/share/maven PATH=/opt/java/openjdk/bin:/usr/share/maven/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
