/** A company that runs regions. */
export interface Operator {
  /** First part of the region's name: `aws` in `aws/eu-north-1`. */
  readonly key: string;
  readonly name: string;
  /** Country of the company that controls the operator in the end (its ultimate parent), ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Page that lists the operator's regions. */
  readonly source: string;
  /** Day on which the entries were written down. */
  readonly asOf: string;
  /** Region, as the operator's nodes carry it in `topology.kubernetes.io/region`, and the country it is in. */
  readonly regions: Readonly<Record<string, string>>;
}

const AS_OF = '2026-11-24';

/**
 * Regions of providers: mainly those in Europe, and a few elsewhere, so that a program that names one is refused for its place
 * and not for a name that nobody knows. It goes stale: `Region.custom` says what is missing here.
 */
export const OPERATORS: readonly Operator[] = [
  {
    key: 'aws',
    name: 'Amazon Web Services',
    country: 'US',
    source: 'https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html',
    asOf: AS_OF,
    regions: {
      'eu-central-1': 'DE',
      'eu-central-2': 'CH',
      'eu-north-1': 'SE',
      'eu-south-1': 'IT',
      'eu-south-2': 'ES',
      'eu-west-1': 'IE',
      'eu-west-2': 'GB',
      'eu-west-3': 'FR',
      'us-east-1': 'US',
      'us-west-2': 'US',
      'ca-central-1': 'CA',
      'ap-northeast-1': 'JP',
      'ap-southeast-1': 'SG',
    },
  },
  {
    key: 'azure',
    name: 'Microsoft Azure',
    country: 'US',
    source: 'https://learn.microsoft.com/en-us/azure/reliability/regions-list',
    asOf: AS_OF,
    regions: {
      austriaeast: 'AT',
      francecentral: 'FR',
      francesouth: 'FR',
      germanynorth: 'DE',
      germanywestcentral: 'DE',
      italynorth: 'IT',
      northeurope: 'IE',
      norwayeast: 'NO',
      norwaywest: 'NO',
      polandcentral: 'PL',
      spaincentral: 'ES',
      swedencentral: 'SE',
      switzerlandnorth: 'CH',
      switzerlandwest: 'CH',
      uksouth: 'GB',
      ukwest: 'GB',
      westeurope: 'NL',
      eastus: 'US',
      westus2: 'US',
    },
  },
  {
    key: 'gcp',
    name: 'Google Cloud',
    country: 'US',
    source: 'https://cloud.google.com/compute/docs/regions-zones',
    asOf: AS_OF,
    regions: {
      'europe-central2': 'PL',
      'europe-north1': 'FI',
      'europe-north2': 'SE',
      'europe-southwest1': 'ES',
      'europe-west1': 'BE',
      'europe-west2': 'GB',
      'europe-west3': 'DE',
      'europe-west4': 'NL',
      'europe-west6': 'CH',
      'europe-west8': 'IT',
      'europe-west9': 'FR',
      'europe-west10': 'DE',
      'europe-west12': 'IT',
      'us-central1': 'US',
      'us-east1': 'US',
      'asia-northeast1': 'JP',
    },
  },
  {
    key: 'ovhcloud',
    name: 'OVHcloud',
    country: 'FR',
    source: 'https://www.ovhcloud.com/en/public-cloud/regions-availability/',
    asOf: AS_OF,
    regions: { GRA9: 'FR', SBG5: 'FR', 'EU-WEST-PAR': 'FR', DE1: 'DE', WAW1: 'PL', UK1: 'GB', BHS5: 'CA' },
  },
  {
    key: 'scaleway',
    name: 'Scaleway',
    country: 'FR',
    source: 'https://www.scaleway.com/en/docs/account/reference-content/products-availability/',
    asOf: AS_OF,
    regions: { 'fr-par': 'FR', 'nl-ams': 'NL', 'pl-waw': 'PL' },
  },
  {
    key: 'hetzner',
    name: 'Hetzner',
    country: 'DE',
    source: 'https://docs.hetzner.com/cloud/general/locations/',
    asOf: AS_OF,
    regions: { fsn1: 'DE', nbg1: 'DE', hel1: 'FI', ash: 'US', hil: 'US', sin: 'SG' },
  },
  {
    key: 'exoscale',
    name: 'Exoscale (A1 Telekom Austria, controlled by América Móvil)',
    country: 'MX',
    source: 'https://www.exoscale.com/datacenters/',
    asOf: AS_OF,
    regions: {
      'at-vie-1': 'AT',
      'at-vie-2': 'AT',
      'bg-sof-1': 'BG',
      'ch-dk-2': 'CH',
      'ch-gva-2': 'CH',
      'de-fra-1': 'DE',
      'de-muc-1': 'DE',
      'hr-zag-1': 'HR',
    },
  },
  {
    key: 'upcloud',
    name: 'UpCloud',
    country: 'FI',
    source: 'https://upcloud.com/global/data-centers/',
    asOf: AS_OF,
    regions: {
      'de-fra1': 'DE',
      'dk-cph1': 'DK',
      'es-mad1': 'ES',
      'fi-hel1': 'FI',
      'fi-hel2': 'FI',
      'nl-ams1': 'NL',
      'no-svg1': 'NO',
      'pl-waw1': 'PL',
      'se-sto1': 'SE',
      'uk-lon1': 'GB',
      'us-nyc1': 'US',
    },
  },
  {
    key: 'ionos',
    name: 'IONOS',
    country: 'DE',
    source: 'https://docs.ionos.com/cloud/getting-started/data-center-regions',
    asOf: AS_OF,
    regions: { 'de-fra': 'DE', 'de-txl': 'DE', 'es-vit': 'ES', 'fr-par': 'FR', 'gb-lhr': 'GB', 'us-las': 'US' },
  },
  {
    key: 'stackit',
    name: 'STACKIT (Schwarz Group)',
    country: 'DE',
    source: 'https://docs.stackit.cloud/',
    asOf: AS_OF,
    regions: { eu01: 'DE', eu02: 'AT' },
  },
  {
    key: 'otc',
    name: 'Open Telekom Cloud (Deutsche Telekom)',
    country: 'DE',
    source: 'https://docs.otc.t-systems.com/regions-and-endpoints/',
    asOf: AS_OF,
    regions: { 'eu-de': 'DE', 'eu-nl': 'NL', 'eu-ch2': 'CH' },
  },
];
