import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** A folder with a certificate, laid out as the kubelet lays out the volume of a Secret: a renewal appears in one step. */
export class CertificateVolume {
  private version = 0;

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    this.renew();
    for (const file of ['tls.crt', 'tls.key']) symlinkSync(join('..data', file), join(folder, file));
  }

  /** Puts a new certificate in place of the old one, and returns its name. */
  renew(): string {
    const name = `certificate-${++this.version}`;
    const target = `..version-${this.version}`;
    mkdirSync(join(this.folder, target));
    makeCertificate(join(this.folder, target), name);
    symlinkSync(target, join(this.folder, '..data_tmp'));
    renameSync(join(this.folder, '..data_tmp'), join(this.folder, '..data'));
    if (this.version > 1) rmSync(join(this.folder, `..version-${this.version - 1}`), { recursive: true });
    return name;
  }

  /** The certificate in PEM. */
  get pem(): string {
    return readFileSync(join(this.folder, 'tls.crt'), 'utf8');
  }
}

/** Makes a key and a certificate with openssl; the workers of nginx may run as another user, so both can be read by all. */
function makeCertificate(folder: string, organization: string): void {
  const args = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const names = ['-subj', `/O=${organization}/CN=api.example.no`, '-addext', 'subjectAltName=DNS:api.example.no,DNS:*.example.no'];
  execFileSync('openssl', [...args, ...names, '-keyout', join(folder, 'tls.key'), '-out', join(folder, 'tls.crt')], { stdio: 'pipe' });
  execFileSync('chmod', ['644', join(folder, 'tls.key'), join(folder, 'tls.crt')]);
}
